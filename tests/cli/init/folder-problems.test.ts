import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { folderProblems } from "../../../cli/init/folder-problems.ts";
import { PROJECT } from "../../../cli/lib/default-folder.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

const told = (from: string | undefined, to: string | undefined): readonly string[] =>
  folderProblems(from, to, PROJECT).map(formatProblem);

const EXAMPLES =
  "Write one of examples/al-marya, examples/fynlo, examples/phase5, or . for the reference product.";

describe("folderProblems", () => {
  it("accepts an example and a folder that is empty or not there yet", () => {
    const empty = temporaryFolder();
    expect(told(PROJECT, empty)).toEqual([]);
    expect(told(PROJECT, join(empty, "new"))).toEqual([]);
  });

  it("names the examples where none was named, and where a folder is none", () => {
    expect(told(undefined, undefined)).toEqual([
      `--from: a folder with a file Pulumi.<stack>.yaml; got none. ${EXAMPLES}`,
      "--config: an empty folder, or none yet; got none named. Write --config <folder of the new product>.",
    ]);
    const empty = temporaryFolder();
    expect(told(empty, empty)).toEqual([
      `--from ${empty}: a folder with a file Pulumi.<stack>.yaml; got none. ${EXAMPLES}`,
    ]);
  });

  it("refuses a folder that holds one file by its name, and several by their count", () => {
    const to = temporaryFolder();
    writeFileSync(join(to, "a.txt"), "");
    expect(told(PROJECT, to)).toEqual([
      `--config ${to}: an empty folder, or none yet; got a.txt. Name another one: nothing is overwritten.`,
    ]);
    writeFileSync(join(to, "b.txt"), "");
    expect(told(PROJECT, to)[0]).toContain("got 2 files");
  });
});
