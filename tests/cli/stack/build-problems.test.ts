import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { buildProblems } from "../../../cli/stack/build-problems.ts";
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

function told(dir: string, env: NodeJS.ProcessEnv = { NPM_TOKEN: "a value", PIP_TOKEN: "a value" }) {
  const { files, variables } = buildProblems(dir, "staging", loadSettings(dir, "staging", "rehearsal"), env);
  return [...files, ...variables].map(formatProblem);
}

describe("buildProblems", () => {
  it("finds nothing where folder, Dockerfile and variables are there", () => {
    expect(told(folder(["app/Dockerfile"]))).toEqual([]);
  });

  it("tells a folder that does not exist, and one without its Dockerfile, by file and line", () => {
    expect(told(folder([]))).toEqual([
      expect.stringMatching(
        /^Pulumi\.staging\.yaml:\d+ services\.api\.build\.context: a folder that exists; got ".*app"\. Correct it: /,
      ),
    ]);
    expect(told(folder(["app/other"]))).toEqual([
      expect.stringMatching(
        /^Pulumi\.staging\.yaml:\d+ services\.api\.build\.dockerfile: a file in .*; got "Dockerfile"/,
      ),
    ]);
  });

  it("names variables that are not set or empty, and no value", () => {
    const lines = told(folder(["app/Dockerfile"]), { NPM_TOKEN: "" });
    expect(lines).toEqual([
      expect.stringMatching(
        /^Pulumi\.staging\.yaml:\d+ services\.api\.build\.secrets\.npm: the variable NPM_TOKEN in the environment of whoever builds; got an empty one here\. Set NPM_TOKEN before slipway up\.$/,
      ),
      expect.stringMatching(/the variable PIP_TOKEN .*; got none here\. Set PIP_TOKEN before slipway up\.$/),
    ]);
  });

  it("asks nothing of a stack that builds nothing", () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, "Pulumi.staging.yaml"), referenceText("staging"));
    expect(told(dir, {})).toEqual([]);
  });
});
