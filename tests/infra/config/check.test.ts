import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { checkFolder } from "../../../infra/config/check.ts";
import { stacksOf } from "../../../infra/config/stack-folder.ts";
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

  describe("a stack that is like another", () => {
    const test = (...lines: readonly string[]): void => {
      const text = ["config:", "  slipway:stack:", ...lines.map((line) => `    ${line}`), ""].join("\n");
      writeFileSync(join(dir, "Pulumi.test.yaml"), text);
    };

    it("is whole by one word, beside the reference stacks", () => {
      write("staging");
      write("production");
      test("like: staging");
      const { configs, problems, wholes } = checkFolder(dir);
      expect(problems).toEqual([]);
      expect(configs.get("test")).toMatchObject({
        ...{ tier: "staging", environment: "test", domain: "warungin-staging.example" },
        cloudflare: { ownsZone: false },
        account: { cloudTrail: "elsewhere", guardDuty: "elsewhere", config: "elsewhere" },
      });
      expect(configs.get("staging")?.admin?.routes.map(({ hostname }) => hostname)).toEqual([
        "api.warungin-staging.example",
        "api-test.warungin-staging.example",
      ]);
      expect([wholes.get("test")?.like, wholes.get("staging")?.like]).toEqual(["staging", undefined]);
    });

    it("tells what is wrong in its own file there, by line", () => {
      write("staging");
      test("like: staging", "database:", "  storageGib: 5");
      expect(messages("test")).toEqual([
        "Pulumi.test.yaml:5 database.storageGib: a whole number from 20 to 65536 GiB; got 5. Write it like storageGib: 20.",
      ]);
    });

    it("tells what is wrong in the other file there, and once for both", () => {
      write("staging", [["containerPort: 3000", "containerPort: 80"]]);
      test("like: staging");
      const expected = expect.stringMatching(/^Pulumi\.staging\.yaml:\d+ services\.api\.containerPort: /);
      expect(messages("test")).toEqual([expected]);
      expect(messages()).toEqual([expected]);
    });

    it("tells what only both files together get wrong at the word like", () => {
      write("staging");
      test("like: staging", "tier: production");
      const found = checkFolder(dir, "test").problems.filter(({ where }) => where !== "tier");
      expect(found.length).toBeGreaterThan(0);
      expect(new Set(found.map(({ line, source }) => `${source}:${line}`))).toEqual(
        new Set(["Pulumi.test.yaml:3"]),
      );
    });

    it("may not own what a third stack owns", () => {
      write("staging");
      test("like: staging", "environment: trial");
      writeFileSync(
        join(dir, "Pulumi.third.yaml"),
        edited(referenceText("staging"), [["product: warungin", "product: other"]]),
      );
      expect(checkFolder(dir).problems.map(({ source, where }) => `${source} ${where}`)).toEqual([
        "Pulumi.third.yaml account.cloudTrail",
        "Pulumi.third.yaml account.config",
        "Pulumi.third.yaml account.guardDuty",
        "Pulumi.third.yaml cloudflare.ownsZone",
        "Pulumi.third.yaml internalTools.hostnames.tools",
        "Pulumi.third.yaml services.api.routes.0.hostname",
        "Pulumi.third.yaml services.web.routes.0.hostname",
      ]);
    });

    it("follows the other file when that cannot be read", () => {
      writeFileSync(join(dir, "Pulumi.staging.yaml"), "config: [");
      test("like: staging");
      expect(messages("test")).toEqual([
        "Pulumi.test.yaml:3 like: a stack file with a configuration that can be read; got none in Pulumi.staging.yaml. Correct that file first.",
      ]);
    });
  });
});
