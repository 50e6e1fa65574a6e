import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { checkFolder, stacksOf } from "../../../infra/config/check.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";
import { type Edit, edited, PROJECT, referenceText } from "./edited-stacks.ts";

let dir = "";

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "slipway-check-"));
});

afterEach(() => {
  rmSync(dir, { recursive: true });
});

function write(stack: "staging" | "production", edits: readonly Edit[] = []): void {
  writeFileSync(join(dir, `Pulumi.${stack}.yaml`), edited(referenceText(stack), edits));
}

function messages(stack?: string): readonly string[] {
  return checkFolder(dir, stack).problems.map(formatProblem);
}

describe("checkFolder", () => {
  it("finds nothing wrong with the reference stacks", () => {
    const { configs, problems, stacks } = checkFolder(PROJECT);
    expect(problems).toEqual([]);
    expect(stacks).toEqual(["production", "staging"]);
    expect([...configs.keys()]).toEqual(["production", "staging"]);
  });

  it("tells the line of each problem in the original file", () => {
    write("staging", [
      [/^[\s\S]*?(?=config:)/, ""],
      ["tier: staging", "tier: prod"],
    ]);
    expect(messages()).toEqual([
      'Pulumi.staging.yaml:4 tier: "staging" or "production"; got "prod". Write tier: production.',
    ]);
  });

  it("tells the problems of all stacks, file by file", () => {
    write("staging", [["tier: staging", "tier: prod"]]);
    write("production", [["containerPort: 3000", "containerPort: 80"]]);
    expect(checkFolder(dir).problems.map(({ source, where }) => `${source} ${where}`)).toEqual([
      "Pulumi.production.yaml services.api.containerPort",
      "Pulumi.staging.yaml tier",
    ]);
  });

  it("checks one stack alone, whatever is wrong in another", () => {
    write("staging", [["tier: staging", "tier: prod"]]);
    write("production");
    expect(messages("production")).toEqual([]);
    expect([...checkFolder(dir, "production").configs.keys()]).toEqual(["production"]);
  });

  it("tells a second owner of a zone to both of its stacks, and to no third", () => {
    const oneZone: Edit = [/zoneId: .*/, 'zoneId: "c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1"'];
    write("staging", [oneZone]);
    write("production", [oneZone]);
    const third = edited(referenceText("staging"), [
      ["product: warungin", "product: other"],
      [/warungin-staging\.example/g, "other.example"],
      [
        "account: { cloudTrail: owned, guardDuty: owned, config: owned }",
        "account: { cloudTrail: elsewhere, guardDuty: elsewhere, config: elsewhere }",
      ],
    ]);
    writeFileSync(join(dir, "Pulumi.third.yaml"), third);
    const expected = expect.stringContaining("cloudflare.ownsZone: one owning stack for a zone");
    expect(messages("staging")).toEqual([expected]);
    expect(messages("production")).toEqual([expected]);
    expect(messages("third")).toEqual([]);
  });

  it("gives no configuration for a stack whose text is wrong, though its values would do", () => {
    write("staging", [['version: "16.10"', "version: 16.10"]]);
    expect(checkFolder(dir).configs.size).toBe(0);
  });

  it("names the nearest stack for one that does not exist", () => {
    write("staging");
    expect(messages("stagin")).toEqual([
      'stack: one of the stacks staging; got "stagin". Write --stack staging.',
    ]);
  });

  it("says what a folder without stack files lacks", () => {
    const expected = [
      "stack: a folder with a file Pulumi.<stack>.yaml; got none. Name the folder with --config and the stack with --stack.",
    ];
    expect(messages()).toEqual(expected);
    expect(checkFolder(join(dir, "missing")).problems.map(formatProblem)).toEqual(expected);
  });

  it("tells a stack file that cannot be read", () => {
    mkdirSync(join(dir, "Pulumi.staging.yaml"));
    expect(messages()).toEqual([
      "Pulumi.staging.yaml file: a readable text file; got EISDIR. Check its kind and its access rights.",
    ]);
  });
});

describe("stacksOf", () => {
  it("leaves out the project's own file and everything else", () => {
    for (const file of ["Pulumi.yaml", "Pulumi.b.yaml", "Pulumi.a.yaml", "Pulumi.c.yml", "notes.yaml"]) {
      writeFileSync(join(dir, file), "");
    }
    expect(stacksOf(dir)).toEqual(["a", "b"]);
  });
});
