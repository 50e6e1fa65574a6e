import { describe, expect, it } from "@jest/globals";
import { filesBelow, type ProjectFile, readProject } from "./project-files.ts";

/** Folders of single machines. */
const MACHINE = /(?<![\w.@~-])\/(work|root)(?=\/|["'`\s]|$)/;
/** Folders of persons, and the temporary one: tests may have such an example. */
const PERSONAL = /(?<![\w.@~-])\/(tmp|home\/\w+|Users\/\w+)(?=\/|["'`\s]|$)/;

/** Their examples of writable paths are folders inside a container. */
const CONTAINERS_OWN: readonly string[] = ["infra/config/schema/service.ts", "README.md"];

/** Where packages come from is each machine's own matter. */
const REGISTRIES =
  /registry\.(npmjs|yarnpkg)\.|npm\.pkg\.github|proxy\.golang\.org|sum\.golang\.org|goproxy\.|pypi\.org|files\.pythonhosted|artifactory|nexus\.|verdaccio/i;

const isText = /\.(ts|js|json|ya?ml|md|html|css|sh|txt|mod|sum|toml)$|(^|\/)[^./]+$|(^|\/)\.[^/]+$/;
/** This file names what it looks for. */
const project = filesBelow([""], isText).filter(({ path }) => !path.endsWith("guards/addresses.test.ts"));

function linesWith(files: readonly ProjectFile[], wrong: RegExp): readonly string[] {
  return files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => (wrong.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

/** Folders of the lock file's packages that say from where they were loaded. */
function resolvedPackages(lock: string): readonly string[] {
  const { packages } = JSON.parse(lock) as { packages: Readonly<Record<string, { resolved?: string }>> };
  return Object.entries(packages).flatMap(([folder, { resolved }]) =>
    resolved === undefined ? [] : [folder],
  );
}

describe("the project's files", () => {
  it("name no folder of one machine", () => {
    expect(linesWith(project, MACHINE)).toEqual([]);
  });

  it("name the temporary folder and homes in tests only: elsewhere the system is asked for them", () => {
    const sources = project.filter(
      ({ path }) => !path.startsWith("tests/") && !CONTAINERS_OWN.includes(path),
    );
    expect(linesWith(sources, PERSONAL)).toEqual([]);
  });

  it("name no package registry, so that every machine uses its own", () => {
    expect(linesWith(project, REGISTRIES)).toEqual([]);
    expect(resolvedPackages(readProject("package-lock.json"))).toEqual([]);
  });
});

describe("these guards", () => {
  it.each([
    [`const dir = "${["", "work", "main"].join("/")}";`, MACHINE],
    ["see /root/.cache", MACHINE],
    ["cd /home/mary/slipway", PERSONAL],
    ['const file = "/tmp/state.json";', PERSONAL],
    [["GOPROXY=https://proxy", "golang", "org,direct"].join("."), REGISTRIES],
    [["resolved: https://registry", "npmjs", "org/zod"].join("."), REGISTRIES],
  ])("catch %s", (text, wrong) => {
    expect(linesWith([{ path: "a.ts", text }], wrong)).toEqual(["a.ts:1"]);
  });

  it.each([
    "import a from './work/b.ts'",
    "the path /homepage",
    "https://example.com/work",
    "arn:aws:iam::1:root",
  ])("let %s pass", (text) => {
    expect(linesWith([{ path: "a.ts", text }], MACHINE)).toEqual([]);
  });

  it("catch a lock file that says from where a package was loaded", () => {
    const lock = { packages: { "": {}, "node_modules/a": { resolved: "https://a.example/a.tgz" } } };
    expect(resolvedPackages(JSON.stringify(lock))).toEqual(["node_modules/a"]);
  });
});
