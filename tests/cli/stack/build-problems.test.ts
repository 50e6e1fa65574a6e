import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { buildFileProblems, buildsImageOf, unsetBuildVariables } from "../../../cli/stack/build-problems.ts";
import { loadSettings } from "../../../cli/stack/load-settings.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";
import { edited, referenceText } from "../../infra/config/edited-stacks.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

const IMAGE = /^ +# The digest is an example.*\n +image: .*\/api@sha256:.*$/m;
const BUILD = "        build: { context: app, secrets: { npm: NPM_TOKEN, pip: PIP_TOKEN } }";

/** A folder whose stack builds its api, and reads others' repositories in nothing. */
function folder(files: readonly string[]): string {
  const dir = temporaryFolder();
  const text = edited(referenceText("staging"), [
    [IMAGE, BUILD],
    [
      /^ {4}registry:\n {6}ownership: reader\n.*$/m,
      "    registry: { ownership: owner, readerAccountIds: [] }",
    ],
    [/111122223333/g, "444455556666"],
  ]);
  writeFileSync(join(dir, "Pulumi.staging.yaml"), text);
  for (const file of files) {
    mkdirSync(join(dir, file, ".."), { recursive: true });
    writeFileSync(join(dir, file), "FROM scratch\n");
  }
  return dir;
}

const filesOf = (dir: string) =>
  buildFileProblems(dir, "staging", loadSettings(dir, "staging", "rehearsal")).map(formatProblem);

function variablesOf(dir: string, env: NodeJS.ProcessEnv, isBuilt?: (service: string) => boolean) {
  const settings = loadSettings(dir, "staging", "rehearsal");
  return unsetBuildVariables(dir, "staging", settings, env, isBuilt).map(formatProblem);
}

describe("buildFileProblems", () => {
  it("finds nothing where folder and Dockerfile are there", () => {
    expect(filesOf(folder(["app/Dockerfile"]))).toEqual([]);
  });

  it("tells a folder that does not exist, and one without its Dockerfile, by file and line", () => {
    expect(filesOf(folder([]))).toEqual([
      expect.stringMatching(
        /^Pulumi\.staging\.yaml:\d+ services\.api\.build\.context: a folder that exists; got ".*app"\. Correct it: /,
      ),
    ]);
    expect(filesOf(folder(["app/other"]))).toEqual([
      expect.stringMatching(
        /^Pulumi\.staging\.yaml:\d+ services\.api\.build\.dockerfile: a file in .*; got "Dockerfile"/,
      ),
    ]);
  });

  it("tells a base image that is named by a tag", () => {
    const dir = folder(["app/Dockerfile"]);
    writeFileSync(join(dir, "app", "Dockerfile"), "FROM node:24\n");
    expect(filesOf(dir)).toEqual([
      expect.stringMatching(
        /^Pulumi\.staging\.yaml:\d+ services\.api\.build\.dockerfile: images by their digest .*; got node:24 in line 1\. Write /,
      ),
    ]);
  });

  it("asks nothing of a stack that builds nothing", () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, "Pulumi.staging.yaml"), referenceText("staging"));
    expect(filesOf(dir)).toEqual([]);
    expect(variablesOf(dir, {})).toEqual([]);
  });
});

describe("unsetBuildVariables", () => {
  it("finds nothing where each has a value", () => {
    expect(variablesOf(folder(["app/Dockerfile"]), { NPM_TOKEN: "a value", PIP_TOKEN: "a value" })).toEqual(
      [],
    );
  });

  it("names variables that are not set or empty, and no value", () => {
    const lines = variablesOf(folder(["app/Dockerfile"]), { NPM_TOKEN: "" });
    expect(lines).toEqual([
      expect.stringMatching(
        /^Pulumi\.staging\.yaml:\d+ services\.api\.build\.secrets\.npm: the variable NPM_TOKEN in the environment of whoever builds; got an empty one here\. Set NPM_TOKEN before slipway up\.$/,
      ),
      expect.stringMatching(/the variable PIP_TOKEN .*; got none here\. Set PIP_TOKEN before slipway up\.$/),
    ]);
  });

  it("asks nothing for a service whose image is not built now", () => {
    const dir = folder(["app/Dockerfile"]);
    expect(variablesOf(dir, {}, (service) => service === "other")).toEqual([]);
    expect(variablesOf(dir, {}, (service) => service === "api")).toHaveLength(2);
  });
});

describe("buildsImageOf", () => {
  const IMAGE = "docker:index/registryImage:RegistryImage";
  const step = (op: string, name = "images-api-content-0123456789abcdef", type = IMAGE) => ({
    op,
    name,
    type,
  });

  it.each([
    ["made", step("create"), true],
    ["made anew", step("replace"), true],
    ["made before the old one goes", step("create-replacement"), true],
    ["changed in place, which builds nothing", step("update"), false],
    ["deleted", step("delete"), false],
    ["deleted after its replacement", step("delete-replaced"), false],
    ["another service's", step("create", "images-api-v2-content-0123456789abcdef"), false],
    ["a service's whose name ends alike", step("create", "images-old-api-content-0123456789abcdef"), false],
    ["no image at all", step("create", undefined, "aws:ecs/service:Service"), false],
  ])("tells by a step that is %s", (_, made, expected) => {
    expect(buildsImageOf([made])("api")).toBe(expected);
  });

  it("builds nothing without steps", () => {
    expect(buildsImageOf([])("api")).toBe(false);
  });
});
