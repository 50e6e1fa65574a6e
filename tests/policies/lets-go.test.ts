import { describe, expect, it } from "@jest/globals";
import type { Exemption } from "../../policies/exemptions.ts";
import { letsGo } from "../../policies/lets-go.ts";

const EXEMPTION: Exemption = {
  id: "one",
  stack: "production",
  control: "DAT-03",
  rule: undefined,
  resource: { type: "aws:secretsmanager/secret:Secret", name: "secrets-TOKEN" },
  owner: "a",
  approver: "b",
  reason: "c",
  start: "2026-11-01",
  end: "2026-11-30",
};

describe("letsGo", () => {
  it.each<[string, Partial<Exemption>, boolean]>([
    ["of the row of protection", {}, true],
    ["of one of its rules", { control: undefined, rule: "store-is-protected" }, true],
    ["of another row", { control: "ENC-01" }, false],
    ["of a rule of another row", { control: undefined, rule: "customer-key-rotates" }, false],
    ["of a rule that nobody knows", { control: undefined, rule: "no-such-rule" }, false],
  ])("judges an exemption %s", (_, change, expected) => {
    expect(letsGo({ ...EXEMPTION, ...change })).toBe(expected);
  });
});
