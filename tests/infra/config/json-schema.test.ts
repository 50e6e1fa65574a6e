import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import * as z from "zod";
import { stackFileSchema } from "../../../infra/config/json-schema.ts";
import { type Edit, edited, referenceText } from "./edited-stacks.ts";

const schema = stackFileSchema();

/** The schema read back as an editor would: it knows nothing of the code that made it. */
const validator = z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema);

function accepts(stack: "staging" | "production", edits: readonly Edit[] = []): boolean {
  return validator.safeParse(parse(edited(referenceText(stack), edits))).success;
}

function patterns(value: unknown): readonly string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === "pattern" && typeof item === "string" ? [item] : patterns(item),
  );
}

describe("stackFileSchema", () => {
  it.each(["staging", "production"] as const)("accepts the reference stack %s", (stack) => {
    expect(accepts(stack)).toBe(true);
  });

  it.each<[string, Edit]>([
    ["an unknown key", ["    edge:\n", "    colour: blue\n    edge:\n"]],
    ["a missing key", [/ {6}region: .*\n/, ""]],
    ["a wrong choice", ["tier: staging", "tier: prod"]],
    ["a port out of range", ["containerPort: 3000", "containerPort: 80"]],
    ["a number where text belongs", ['version: "16.10"', "version: 16.10"]],
    ["a secret in clear", ["JWT_SECRET: { kind: generated }", "JWT_SECRET: abc"]],
  ])("refuses %s", (_, edit) => {
    expect(accepts("staging", [edit])).toBe(false);
  });

  it.each([
    ["one word", { like: "staging" }, true],
    [
      "what differs beside it",
      { like: "staging", aws: { accountId: "222233334444" }, database: { storageGib: 50 } },
      true,
    ],
    ["an unknown word beside it", { like: "staging", colour: "blue" }, false],
    ["a wrong value beside it", { like: "staging", aws: { accountId: 5 } }, false],
    ["a list with an item that is not whole", { like: "staging", limits: [{ name: "a" }] }, false],
    ["what differs without it", { aws: { accountId: "222233334444" } }, false],
  ])("takes a stack that is like another: %s", (_, stack, right) => {
    expect(validator.safeParse({ config: { "slipway:stack": stack } }).success).toBe(right);
  });

  it("explains every word that has a range to the editor", () => {
    expect(JSON.stringify(schema)).toContain("Expected: a whole number from 1024 to 65535.");
  });

  it("holds patterns that editors can compile, which they do as Unicode", () => {
    const found = patterns(schema);
    expect(found.length).toBeGreaterThan(10);
    for (const pattern of found) expect(() => new RegExp(pattern, "u")).not.toThrow();
  });
});
