import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { meansEvent } from "../../../policies/languages/event-pattern.ts";
import { matchesEvent } from "../../../rehearsal/services/aws/event-pattern.ts";

const EVENT = {
  source: "aws.guardduty",
  region: "eu-west-1",
  detail: { severity: 7, type: "A", none: null },
};

describe("meansEvent", () => {
  it.each<[string, object, boolean]>([
    ["a value", { source: ["aws.ecs", "aws.guardduty"] }, true],
    ["another value", { source: ["aws.ecs"] }, false],
    ["a range with its bottom", { detail: { severity: [{ numeric: [">=", 7, "<", 8] }] } }, true],
    ["a range without its bottom", { detail: { severity: [{ numeric: [">", 7] }] } }, false],
    ["a range of nothing", { detail: { severity: [{ numeric: [] }] } }, false],
    ["a comparison that is none", { detail: { severity: [{ numeric: ["=>", 7] }] } }, false],
    ["a beginning", { source: [{ prefix: "aws." }] }, true],
    ["an end", { source: [{ suffix: "duty" }] }, true],
    ["something that is there", { detail: { type: [{ exists: true }] } }, true],
    ["something that is missing", { detail: { other: [{ exists: false }] } }, true],
    ["anything but this", { source: [{ "anything-but": ["aws.guardduty"] }] }, false],
    ["anything but another", { source: [{ "anything-but": "aws.ecs" }] }, true],
    ["one of two", { $or: [{ source: ["a"] }, { region: ["eu-west-1"] }] }, true],
    ["nothing of two", { $or: [{ source: ["a"] }, { region: ["eu-west-2"] }] }, false],
    ["a text for a list", { source: "aws.guardduty" }, false],
  ])("sees %s", (_, pattern, expected) => {
    expect(meansEvent(JSON.stringify(pattern), EVENT)).toBe(expected);
  });

  it("means nothing by a text that is no pattern", () => {
    expect(meansEvent("{", EVENT)).toBe(false);
    expect(meansEvent("[]", EVENT)).toBe(false);
  });

  it.each<[object, string]>([
    [{ source: [{ wildcard: "aws.*" }] }, "not understood: the comparison wildcard"],
    [{ source: [{ prefix: { "equals-ignore-case": "A" } }] }, "not understood: the comparison prefix"],
    [{ source: [{ prefix: "a", suffix: "b" }] }, "not understood: the comparison prefix, suffix"],
  ])("says of %j that it is not understood", (pattern, message) => {
    expect(() => meansEvent(JSON.stringify(pattern), EVENT)).toThrow(message);
  });

  it("means what the rehearsal's EventBridge means", () => {
    const number = fc.integer({ min: 0, max: 10 });
    const comparison = fc.oneof(
      number,
      fc.constantFrom("A", "B"),
      fc.record({ numeric: fc.tuple(fc.constantFrom("=", ">", ">=", "<", "<="), number) }),
      fc.record({ "anything-but": fc.array(number, { minLength: 1 }) }),
      fc.record({ exists: fc.boolean() }),
    );
    const fields = fc.dictionary(
      fc.constantFrom("severity", "type"),
      fc.array(comparison, { minLength: 1 }),
      {
        minKeys: 1,
      },
    );
    const event = fc.record(
      { severity: fc.oneof(number, fc.constantFrom("A", "B")), type: fc.constantFrom("A", "B") },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, event, (detail, found) => {
        const pattern = { detail };
        expect(meansEvent(JSON.stringify(pattern), { detail: found })).toBe(
          matchesEvent(pattern, { detail: found }),
        );
      }),
    );
  });
});
