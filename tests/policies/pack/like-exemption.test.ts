import { describe, expect, it } from "@jest/globals";
import type { Exemption } from "../../../policies/exemptions.ts";
import { type Likeness, likeExemption } from "../../../policies/pack/like-exemption.ts";
import { customerKeyRotates } from "../../../policies/rules/encryption/customer-key-rotates.ts";
import { KEY, STACK } from "../../../policies/tokens.ts";
import type { Finding } from "../../../policies/verdict.ts";
import { view } from "../rule-table.ts";

const EXEMPTION: Exemption = {
  id: "EX-01",
  stack: "staging",
  control: "ENC-03",
  rule: undefined,
  resource: { type: KEY, name: "old-key" },
  owner: "platform",
  approver: "security",
  reason: "Key material was imported.",
  start: "2026-11-01",
  end: "2026-11-30",
};
const ofKey: Finding = {
  ...{ state: "violated", urn: view(KEY, "old-key", {}).urn, property: "enableKeyRotation" },
  ...{ expected: "true", found: "false" },
};
const ofStack: Finding = { ...ofKey, urn: undefined };
const TEST: Likeness = { stack: "test", like: "staging" };

const told = (finding: Finding, change: Partial<Exemption> = {}, stacks = TEST, today = "2026-11-20") =>
  likeExemption([{ ...EXEMPTION, ...change }], stacks, customerKeyRotates, finding, today);

describe("likeExemption", () => {
  it("names the exemption of the stack that this one is like, and what to do", () => {
    expect(told(ofKey)).toBe(
      "staging is exempt from it until 2026-11-30 by EX-01, which holds for staging alone: where test may do without it too, have an entry of its own approved in exemptions.yaml.",
    );
  });

  it("names one of the other stack as a whole", () => {
    const whole = { resource: { type: STACK, name: "staging" } };
    expect(told(ofStack, whole)).toContain("by EX-01");
    expect(told(ofKey, whole)).toBeUndefined();
  });

  it.each<[string, Partial<Exemption>, Likeness, string]>([
    ["of another resource", { resource: { type: KEY, name: "new-key" } }, TEST, "2026-11-20"],
    ["of another row", { control: "ENC-01" }, TEST, "2026-11-20"],
    ["of a stack that this one is not like", { stack: "production" }, TEST, "2026-11-20"],
    ["where a stack is like no other", {}, { stack: "test", like: undefined }, "2026-11-20"],
    ["before a stack is known", {}, { stack: undefined, like: undefined }, "2026-11-20"],
    ["that has ended", {}, TEST, "2026-12-01"],
    ["that has not begun", {}, TEST, "2026-10-31"],
  ])("names none %s", (_, change, stacks, today) => {
    expect(told(ofKey, change, stacks, today)).toBeUndefined();
  });
});
