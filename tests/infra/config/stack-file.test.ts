import { describe, expect, it } from "@jest/globals";
import { readStackFile } from "../../../infra/config/stack-file.ts";
import { referenceText } from "./edited-stacks.ts";

/** A stack file with these lines under `slipway:stack`. */
function file(...lines: readonly string[]) {
  return readStackFile(["config:", "  slipway:stack:", ...lines.map((line) => `    ${line}`), ""].join("\n"));
}

describe("readStackFile", () => {
  it.each(["staging", "production"] as const)(
    "finds nothing wrong with the text of the reference stack %s",
    (stack) => {
      expect(readStackFile(referenceText(stack)).problems).toEqual([]);
    },
  );

  it.each([
    ["a number", "database: { version: 16.10 }", "16.10"],
    ["a number with leading zeros", "aws: { accountId: 011122223333 }", "011122223333"],
    ["an exponent", "costCentre: 1e3", "1e3"],
    ["a number with underscores", "costCentre: 1_000", "1_000"],
    ["a hexadecimal number", "costCentre: 0x10", "0x10"],
    ["a date", "costCentre: 2026-11-20", "2026-11-20"],
    ["a switch", "owner: true", "true"],
    ["a switch of YAML 1.1", "owner: no", "no"],
    ["numbers with a colon", "services: { api: { user: 1000:1000 } }", "1000:1000"],
    ["infinity", "owner: .inf", ".inf"],
  ])("refuses %s without quotes where text belongs, with the quoted form", (_, line, source) => {
    const { problems } = file(line);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      found: `${source} without quotes`,
      next: expect.stringContaining(`: "${source}"`),
    });
  });

  it.each([
    ["quoted numbers", 'database: { version: "16.10" }'],
    ["single quotes", "database: { version: '16.10' }"],
    ["words", "owner: platform"],
    ["numbers where numbers belong", "database: { storageGib: 20 }"],
    ["switches where switches belong", "deletionProtection: true"],
    ["a version with three parts, which no reader takes for a number", "owner: 1.2.3"],
    ["a network block", "network: { cidr: 10.20.0.0/16 }"],
    ["a daily window", "database: { backupWindow: 18:00-19:00 }"],
  ])("accepts %s", (_, line) => {
    expect(file(line).problems).toEqual([]);
  });

  it("hands an altered text on as it was written", () => {
    expect(file("database: { version: 16.10 }").raw).toEqual({ database: { version: "16.10" } });
  });

  it("leaves a secret in clear to the check that does not show it", () => {
    expect(file("secrets: { PIN: 123456 }").problems).toEqual([]);
    expect(file("services: { api: { environment: { DB_PASSWORD: 123456 } } }").problems).toEqual([]);
  });

  it("tells a key that stands twice with both lines", () => {
    const { problems } = file("secrets:", "  A: { kind: generated }", "  B: { kind: generated }", "  A: {}");
    expect(problems).toEqual([
      {
        where: "secrets.A",
        line: 6,
        expected: "one entry of this name",
        found: "two, the first one in line 4",
        next: "Remove or rename one of them",
      },
    ]);
  });

  it("knows the line of a key, of a list's item, and of what is nearest around a missing one", () => {
    const { lineOf } = file("aws:", "  region: a", "network:", "  peerCidrs:", "    - x", "    - y");
    expect([
      lineOf("aws.region"),
      lineOf("network.peerCidrs.1"),
      lineOf("aws.accountId"),
      lineOf("domain"),
    ]).toEqual([4, 8, 3, 2]);
  });

  it("follows anchors, aliases and merge keys", () => {
    const { problems, raw } = file("aws: &a { region: x }", "cloudflare: { <<: *a, plan: free }", "logs: *a");
    expect(problems).toEqual([]);
    expect(raw).toEqual({
      aws: { region: "x" },
      cloudflare: { region: "x", plan: "free" },
      logs: { region: "x" },
    });
  });

  it("tells nothing of the file's text when YAML cannot be read", () => {
    const { problems, raw } = file('secrets: { A: "s3cr3t');
    expect(raw).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain("s3cr3t");
  });

  it.each(["{{ s3cr3t }}", "{ [s3cr3t]: 1 }"])(
    "refuses %s, whose key is no text, and does not repeat it",
    (value) => {
      const { problems, raw } = file("product: shop", `user: ${value}`);
      expect(raw).toBeUndefined();
      expect(problems).toEqual([
        {
          where: "YAML",
          expected: "text that YAML can read",
          found: "a group or list in place of a key, such as {{ name }}",
          next: "Correct line 4 or the one before it",
        },
      ]);
    },
  );

  it("reads a file with Windows line ends and a byte-order mark", () => {
    expect(readStackFile("\uFEFFconfig:\r\n  slipway:stack:\r\n    product: shop\r\n").raw).toEqual({
      product: "shop",
    });
  });

  it("leaves the engine's own keys alone, and refuses those of providers, which nobody reads", () => {
    const text =
      "encryptionsalt: v1:abc\nconfig:\n  pulumi:tags: { a: b }\n  slipway:stack: { product: shop }\n";
    expect(readStackFile(text)).toMatchObject({ problems: [], raw: { product: "shop" } });
    const { problems } = readStackFile(text.replace("pulumi:tags: { a: b }", "aws:region: eu-west-1"));
    expect(problems.map(({ where }) => where)).toEqual(["config.aws:region"]);
  });
});
