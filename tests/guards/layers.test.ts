import { describe, expect, it } from "@jest/globals";
import { type Import, importsOf } from "./imports.ts";
import { filesBelow } from "./project-files.ts";

interface Boundary {
  readonly says: string;
  readonly broken: (one: Import) => boolean;
}

const below = (folder: string, path: string | undefined): boolean => path?.startsWith(`${folder}/`) === true;
const ofPackage = (one: Import, name: string): boolean =>
  one.specifier === name || one.specifier.startsWith(`${name}/`);

/**
 * How a fault in a file is told and the name that was meant, and how stack files of a folder make one configuration (`like`): what was written, the same for
 * whoever reads it, and nothing of how it is resolved or declared.
 */
const FORM_OF_FILES = [
  "infra/lib/errors.ts",
  "infra/lib/nearest.ts",
  "infra/config/yaml-fault.ts",
  "infra/config/stack-folder.ts",
  "infra/config/whole-configuration.ts",
];

const BOUNDARIES: readonly Boundary[] = [
  {
    says: "the rehearsal imports nothing of infra: a cloud that shared its code would share its mistakes",
    broken: (one) => below("rehearsal", one.from) && below("infra", one.target),
  },
  {
    says: "the rehearsal imports nothing of the policies: one misreading would pass both",
    broken: (one) => below("rehearsal", one.from) && below("policies", one.target),
  },
  {
    says: "the policies import nothing of infra but the form of files and of their faults: a judge reads what was declared, not how",
    broken: (one) =>
      below("policies", one.from) && below("infra", one.target) && !FORM_OF_FILES.includes(one.target ?? ""),
  },
  {
    says: "the cost is read from views alone: nothing of infra, rehearsal or cli, and no rule of the policies",
    broken: (one) =>
      below("cost", one.from) &&
      ["infra", "rehearsal", "cli", "policies/rules"].some((folder) => below(folder, one.target)),
  },
  {
    says: "infra imports neither rehearsal nor policies nor cli",
    broken: (one) =>
      below("infra", one.from) &&
      ["rehearsal", "policies", "cli"].some((folder) => below(folder, one.target)),
  },
  {
    says: "infra/config and infra/lib are pure: no @pulumi package",
    broken: (one) =>
      (below("infra/config", one.from) || below("infra/lib", one.from)) &&
      one.specifier.startsWith("@pulumi/"),
  },
  {
    says: "the policies know clouds by type tokens: loading their packages takes most of a second",
    broken: (one) =>
      below("policies", one.from) &&
      ["aws", "cloudflare", "mongodbatlas", "random", "tls"].some((name) =>
        ofPackage(one, `@pulumi/${name}`),
      ),
  },
  {
    says: "cloud packages are imported by single files, never as wholes or by their index files",
    broken: (one) =>
      !one.typeOnly &&
      ["aws", "cloudflare", "mongodbatlas", "random", "tls"].some((name) =>
        ofPackage(one, `@pulumi/${name}`),
      ) &&
      !/^@pulumi\/[a-z]+\/(.+\/)?(?!index)\w+\.js$/.test(one.specifier),
  },
];

const FOLDERS = ["infra", "policies", "rehearsal", "cost", "cli", "bootstrap", "bench", "docs", "bin"];
const project = filesBelow(FOLDERS, /\.(ts|js)$/).flatMap(importsOf);

/** `path: specifier` of each import that crosses. */
function crossings({ broken }: Boundary, imports: readonly Import[]): readonly string[] {
  return imports.filter(broken).map((one) => `${one.from}: ${one.specifier}`);
}

describe("imports", () => {
  it.each([...BOUNDARIES])("keep that $says", (boundary) => {
    expect(crossings(boundary, project)).toEqual([]);
  });

  it.each([
    ["rehearsal/cloud/a.ts", 'import { b } from "../../infra/lib/cidr.ts";'],
    ["rehearsal/traffic/a.ts", 'import { b } from "../../policies/languages/web-request.ts";'],
    ["policies/a.ts", 'import type { Settings } from "../infra/config/settings.ts";'],
    ["cost/a.ts", 'import type { Settings } from "../infra/config/settings.ts";'],
    ["infra/a.ts", 'export * from "../rehearsal/cloud/world.ts";'],
    ["infra/config/checks/a.ts", 'import type { Input } from "@pulumi/pulumi";'],
    ["policies/rules/a.ts", 'const rds = await import("@pulumi/aws/rds/instance.js");'],
    ["infra/data/a.ts", 'import * as aws from "@pulumi/aws";'],
  ])("would be caught: %s saying %s", (path, text) => {
    expect(BOUNDARIES.flatMap((boundary) => crossings(boundary, importsOf({ path, text })))).toHaveLength(1);
  });

  it.each([
    "@pulumi/cloudflare",
    "@pulumi/aws/rds",
    "@pulumi/aws/rds/index.js",
    "@pulumi/mongodbatlas/index.js",
  ])("of %s as a whole would be caught", (specifier) => {
    const imports = importsOf({ path: "infra/data/a.ts", text: `import { a } from "${specifier}";` });
    expect(BOUNDARIES.flatMap((boundary) => crossings(boundary, imports))).toHaveLength(1);
  });
});
