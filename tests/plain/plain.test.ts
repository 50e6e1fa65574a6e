import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { PlainProject } from "./plain-project.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const STACK = "staging";
const PREVIEW = ["preview", "-s", STACK, "--policy-pack", "policies"];

/** Digests of the project's own stack files, which no run may touch. */
function stackFiles(): Readonly<Record<string, string>> {
  const names = readdirSync(PROJECT).filter((name) => /^Pulumi\..+\.yaml$/.test(name));
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(PROJECT, name)))
        .digest("hex"),
    ]),
  );
}

describe("the plain pulumi command in the project", () => {
  const before = stackFiles();
  let project: PlainProject;
  let original: string;
  beforeAll(async () => {
    project = await PlainProject.make(STACK);
    expect(await project.pulumi("stack", "init", STACK)).toMatchObject({ code: 0 });
    original = project.stackFile(STACK);
  });
  afterAll(() => project.remove());

  it("brings the stack up with the pack by the SDK's own runners, and shows the program's outputs", async () => {
    const up = await project.pulumi(
      "up",
      "-s",
      STACK,
      "--policy-pack",
      "policies",
      "--yes",
      "--skip-preview",
    );
    expect(up.stdout).not.toContain("error:");
    expect(up).toMatchObject({ code: 0 });
    expect(up.stdout).toMatch(/Policies:\n.* slipway@v\d+\.\d+\.\d+ \(local: policies\)/);
    const { stdout } = await project.pulumi("stack", "output", "--json", "-s", STACK);
    expect(JSON.parse(stdout)).toMatchObject({
      urls: { "api.warungin-staging.example": "https://api.warungin-staging.example" },
      cluster: expect.any(String),
      heldServices: [],
    });
  });

  it("previews no change after that", async () => {
    const preview = await project.pulumi(...PREVIEW, "--expect-no-changes");
    expect(preview).toMatchObject({ code: 0 });
    expect(preview.stdout).toMatch(/Resources:\n\s+\d+ unchanged/);
  });

  it("is refused by the pack where an override weakens a resource", async () => {
    project.edit(STACK, ["overrides", "secrets.key"], { enableKeyRotation: false });
    const preview = await project.pulumi(...PREVIEW);
    project.writeStackFile(STACK, original);
    expect(preview.code).not.toBe(0);
    expect(preview.stdout).toContain(
      'ENC-03: "secrets-key-key" enableKeyRotation must be true; got false. Take enableKeyRotation out of overrides.secrets.key.',
    );
    expect(preview.stdout).toContain("[mandatory]");
  });

  it.each([
    [
      "an account id",
      'accountId: "111122223333"',
      "accountId: 111122223333",
      'aws.accountId: 12 digits as text in quotes; got the number 111122223333. Put quotes around it in the stack file: accountId: "…".',
    ],
    [
      "a version that YAML shortens",
      'version: "16.10"',
      "version: 16.10",
      'database.version: major and minor version as text in quotes; got the number 16.1. Put quotes around it in the stack file: version: "…".',
    ],
  ])("names the key to quote where %s was written without quotes", async (_what, quoted, bare, message) => {
    expect(original).toContain(quoted);
    project.writeStackFile(STACK, original.replace(quoted, bare));
    const preview = await project.pulumi("preview", "-s", STACK);
    project.writeStackFile(STACK, original);
    expect(preview.code).not.toBe(0);
    expect(preview.stdout).toContain(`error: Pulumi.${STACK}.yaml ${message}\n`);
    expect(preview.stdout).not.toContain("    at "); // a stack trace
  });

  it("previews a third environment whose file is one word, from the other file beside it", async () => {
    project.writeStackFile("test", `config:\n  slipway:stack:\n    like: ${STACK}\n`);
    expect(await project.pulumi("stack", "init", "test")).toMatchObject({ code: 0 });
    const preview = await project.pulumi("preview", "-s", "test", "--policy-pack", "policies");
    expect(preview.stdout).not.toContain("error:");
    expect(preview).toMatchObject({ code: 0 });
    expect(preview.stdout).toContain("https://api-test.warungin-staging.example");
  });

  it("leaves the project's own stack files as they were", () => {
    expect(stackFiles()).toEqual(before);
    expect(project.stackFile(STACK)).toContain("encryptionsalt"); // what the engine wrote into the copy
  });
});
