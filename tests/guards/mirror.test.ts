import { describe, expect, it } from "@jest/globals";
import { COVERED_ELSEWHERE, type Covered } from "./covered-elsewhere.ts";
import { hasLogic, mirrorOf, reachedFrom } from "./mirror.ts";
import { filesBelow, type ProjectFile, readProject } from "./project-files.ts";

const FOLDERS = ["infra", "policies", "rehearsal", "cost", "cli"];
const files = new Map(filesBelow([...FOLDERS, "tests"], /\.ts$/).map((file) => [file.path, file] as const));

/** Programs that tests start as processes of their own: the file that starts one → where it begins. */
const STARTED: Readonly<Record<string, readonly string[]>> = {
  "tests/policies/pack/run-pack.ts": ["policies/index.ts"],
};

/** Sources with logic that neither have a test at the mirrored path nor stand on the list. */
function untested(all: ReadonlyMap<string, ProjectFile>, list: readonly Covered[]): readonly string[] {
  const listed = new Set(list.flatMap(({ sources }) => sources));
  return [...all.values()]
    .filter(({ path }) => !path.startsWith("tests/"))
    .filter((file) => !all.has(mirrorOf(file.path)) && !listed.has(file.path) && hasLogic(file))
    .map(({ path }) => path);
}

/** Lines of the list that are not true, or no longer needed. */
function untrue(all: ReadonlyMap<string, ProjectFile>, list: readonly Covered[]): readonly string[] {
  const seen = new Set<string>();
  return list.flatMap(({ by, sources }) => {
    const reached = reachedWith(by, all);
    return sources.flatMap((source) => {
      const file = all.get(source);
      const twice = seen.has(source);
      seen.add(source);
      if (file === undefined) return [`${source} does not exist`];
      if (twice) return [`${source} stands twice`];
      if (!hasLogic(file)) return [`${source} has no logic`];
      if (all.has(mirrorOf(source))) return [`${source} has a test of its own`];
      return reached(source) ? [] : [`${source} is not run by ${by}`];
    });
  });
}

/** Whether a test runs a source: it loads it, starts it, or, where it is no program at all, names it. */
function reachedWith(by: string, all: ReadonlyMap<string, ProjectFile>): (source: string) => boolean {
  if (!by.endsWith(".ts")) return (source) => readProject(by).includes(source);
  const loaded = reachedFrom(by, all);
  const started = [...loaded].flatMap((path) => STARTED[path] ?? []);
  const reached = [loaded, ...started.map((start) => reachedFrom(start, all))];
  return (source) => reached.some((some) => some.has(source));
}

describe("a source with logic", () => {
  it("has a test at the mirrored path, or stands on the list of those that another test covers", () => {
    expect(untested(files, COVERED_ELSEWHERE)).toEqual([]);
  });
});

describe("a test", () => {
  it("at a mirrored path mirrors a source that exists", () => {
    const orphans = [...files.keys()]
      .filter((path) => FOLDERS.some((folder) => path.startsWith(`tests/${folder}/`)))
      .filter((path) => path.endsWith(".test.ts") && !WITHOUT_SOURCE.has(path))
      .filter((path) => !files.has(path.replace(/^tests\//, "").replace(/\.test\.ts$/, ".ts")));
    expect(orphans).toEqual([]);
  });
});

/** Tests over many sources at once, and the test of one that is no TypeScript. */
const WITHOUT_SOURCE: ReadonlySet<string> = new Set([
  "tests/infra/config/any-input.test.ts",
  "tests/infra/config/broken-configurations.test.ts",
  "tests/cli/engine/lazy-sdk-parts.test.ts", // cli/engine/lazy-sdk-parts.cjs
  "tests/policies/main.test.ts", // policies/main.cjs
]);

describe("the list of sources that another test covers", () => {
  it("holds nothing but such sources", () => {
    expect(untrue(files, COVERED_ELSEWHERE)).toEqual([]);
  });
});

describe("these guards", () => {
  const made = new Map(
    [
      { path: "infra/a.ts", text: "export const a = () => 1;" },
      { path: "infra/b.ts", text: 'import { a } from "./a.ts";\nexport function b() { return a(); }' },
      { path: "infra/table.ts", text: "export const sizes = [1, 2];" },
      {
        path: "infra/types.ts",
        text: "export interface T { make(): void }\nexport type F = (a: number) => void;",
      },
      { path: "infra/apart.ts", text: "export class Apart {}" },
      { path: "tests/infra/b.test.ts", text: 'import { b } from "../../infra/b.ts";' },
    ].map((file) => [file.path, file] as const),
  );
  const covered = (by: string, ...sources: readonly string[]): Covered => ({ by, why: "", sources });

  it("see a function or a class without a test, and no table and no type", () => {
    expect(untested(made, [])).toEqual(["infra/a.ts", "infra/apart.ts"]);
    expect(untested(made, [covered("tests/infra/b.test.ts", "infra/a.ts")])).toEqual(["infra/apart.ts"]);
  });

  it("see a list that is not true", () => {
    const list = covered(
      "tests/infra/b.test.ts",
      ...["infra/a.ts", "infra/a.ts", "infra/gone.ts", "infra/b.ts", "infra/table.ts", "infra/apart.ts"],
    );
    expect(untrue(made, [list])).toEqual([
      "infra/a.ts stands twice",
      "infra/gone.ts does not exist",
      "infra/b.ts has a test of its own",
      "infra/table.ts has no logic",
      "infra/apart.ts is not run by tests/infra/b.test.ts",
    ]);
  });
});
