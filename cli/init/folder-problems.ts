import { existsSync, readdirSync } from "node:fs";
import { stacksOf } from "../../infra/config/stack-folder.ts";
import type { Problem } from "../../infra/lib/errors.ts";
import { exampleFolders } from "./example-folders.ts";

/** What is wrong with the folder of the example, and with that of the new product. */
export function folderProblems(
  from: string | undefined,
  to: string | undefined,
  cwd: string = process.cwd(),
): readonly Problem[] {
  return [...ofExample(from, cwd), ...ofProduct(to)];
}

function ofExample(from: string | undefined, cwd: string): readonly Problem[] {
  if (from !== undefined && stacksOf(from).length > 0) return [];
  const { examples, reference } = exampleFolders(cwd);
  return [
    {
      where: from === undefined ? "--from" : `--from ${from}`,
      expected: "a folder with a file Pulumi.<stack>.yaml",
      found: "none",
      next: `Write one of ${examples.join(", ")}, or ${reference} for the reference product`,
    },
  ];
}

function ofProduct(to: string | undefined): readonly Problem[] {
  const expected = "an empty folder, or none yet";
  if (to === undefined)
    return [
      {
        where: "--config",
        expected,
        found: "none named",
        next: "Write --config <folder of the new product>",
      },
    ];
  const held = existsSync(to) ? readdirSync(to) : [];
  if (held.length === 0) return [];
  return [
    {
      where: `--config ${to}`,
      expected,
      found: held.length === 1 ? (held[0] ?? "") : `${held.length} files`,
      next: "Name another one: nothing is overwritten",
    },
  ];
}
