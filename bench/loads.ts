import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readStackFile } from "../infra/config/stack-file.ts";
import { interleaved, median, medianRatio } from "./figures.ts";
import { PROJECT, runNode } from "./run-node.ts";
import { milliseconds, type Row, ratio } from "./table.ts";

const STACK = "production";
const PROGRAM = join(PROJECT, "infra", "index.ts");
/** A whole import statement, over as many lines as it has; group 1 is its clause, group 2 where from. */
const IMPORT = /^import\s+(type\s+)?(?:([\s\S]*?)\s+from\s+)?"([^"]+)";$/gm;

interface Loaded {
  readonly milliseconds: number;
  readonly resources: number;
}

/**
 * The program's load with all its resources under mocks, against loads of files that construct nothing; fresh Nodes, in turn.
 *
 * Most of the difference is the SDK's: @pulumi/pulumi 3.256.0 makes an Output for every property that a resource's class
 * declares, set or not, and each takes four promises that are also watched for leaks. How much of it nobody's program could do
 * without is measured too: the same inputs, registered by the SDK alone. With production's 474 resources that floor stands at
 * 2.1 times the import lines (2026-11-27), so 1.5 is out of reach for as many; what the project adds is the ratio to the floor.
 */
export async function measureLoads(rounds: number, folder: string): Promise<readonly Row[]> {
  const sameLines = join(folder, "same-import-lines.ts");
  writeFileSync(sameLines, sameImportLines());
  const packages = join(folder, "packages-only.ts");
  writeFileSync(packages, packagesOnly());
  const load = (...args: readonly string[]) => runNode<Loaded>("bench/load-once.ts", args);
  const { raw } = readStackFile(readFileSync(join(PROJECT, `Pulumi.${STACK}.yaml`), "utf8"));
  const own = () => load("", STACK, JSON.stringify(raw));
  const record = join(folder, "registered.json");
  const { resources } = await load("", STACK, JSON.stringify(raw), record);
  const walls = await interleaved(rounds, {
    own: async () => (await own()).milliseconds,
    sameLines: async () => (await load(sameLines)).milliseconds,
    floor: async () => (await load(sameLines, "", "", record)).milliseconds,
    packages: async () => (await load(packages)).milliseconds,
  });
  return [
    milliseconds(`load and run of the program, ${resources} resources under mocks`, median(walls.own)),
    milliseconds("load of a file with the import lines of infra/index.ts", median(walls.sameLines)),
    milliseconds("the same, and the resources' inputs registered by the SDK alone", median(walls.floor)),
    milliseconds("load of a file that imports the packages of all files below infra", median(walls.packages)),
    ratio("the program / the same import lines", medianRatio(walls.own, walls.sameLines), 1.5),
    ratio("the SDK alone / the same import lines", medianRatio(walls.floor, walls.sameLines)),
    ratio("the program / the SDK alone", medianRatio(walls.own, walls.floor)),
    ratio("the program / the packages alone", medianRatio(walls.own, walls.packages)),
  ];
}

/** The program's own import lines, with paths that hold from another folder. */
function sameImportLines(): string {
  return importsOf(PROGRAM)
    .map(
      ({ clause, from }) =>
        `import ${clause === "" ? "" : `${clause} from `}${JSON.stringify(placed(PROGRAM, from))};\n`,
    )
    .join("");
}

/** One import for each package file that the program's files import, theirs and their own files' alike. */
function packagesOnly(): string {
  const seen = new Set<string>([PROGRAM]);
  const packages = new Set<string>();
  for (const file of seen) {
    for (const { from } of importsOf(file)) {
      if (from.startsWith(".")) seen.add(resolve(dirname(file), from));
      else packages.add(placed(file, from));
    }
  }
  return [...packages].map((name) => `import ${JSON.stringify(name)};\n`).join("");
}

/** The imports that are left at run time: those of types alone are stripped. */
function importsOf(file: string): readonly { readonly clause: string; readonly from: string }[] {
  return [...readFileSync(file, "utf8").matchAll(IMPORT)]
    .filter(([, type]) => type === undefined)
    .map(([, , clause = "", from = ""]) => ({ clause, from }));
}

function placed(file: string, from: string): string {
  if (from.startsWith(".")) return resolve(dirname(file), from);
  return from.startsWith("node:") ? from : import.meta.resolve(from);
}
