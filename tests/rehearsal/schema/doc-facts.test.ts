import { describe, expect, it } from "@jest/globals";
import { docFacts, readValidValues } from "../../../rehearsal/schema/doc-facts.ts";

describe("readValidValues", () => {
  it.each<[string, string, string[]]>([
    ["a colon and commas", "Mode. Valid values: `a`, `b`", ["a", "b"]],
    ["a sentence", "Valid values are `a`, `b`, and `c`. Defaults to `a`.", ["a", "b", "c"]],
    ["a sentence with an article", "Mode. The valid values are `a` or `b`.", ["a", "b"]],
    ["no space after a comma", "Valid values: `a`,`b`.", ["a", "b"]],
    ["a remark on the default", "Valid values: `a` (default), `b`.", ["a", "b"]],
    ["brackets", "The mode (Valid values: `a`, `b`) of it.", ["a", "b"]],
    ["one pair of backticks", "Valid values are `a | b`.", ["a", "b"]],
    ["a line of its own, in quotes", 'The kind.\nAvailable values: "a", "b".', ["a", "b"]],
    [
      "a value that is also a word of caution",
      'Available values: "managed", "custom".',
      ["managed", "custom"],
    ],
    ["spoiled underscores", 'Available values: "http*ratelimit", "magic*x".', ["http_ratelimit", "magic_x"]],
    [
      "spoiled snake case, in both spellings",
      "Valid values: `ipv4`, `dualStack`.",
      ["ipv4", "dualStack", "dual_stack"],
    ],
  ])("reads a list with %s", (_form, comment, expected) => {
    expect(readValidValues(comment)).toEqual(expected);
  });

  it.each<[string, string]>([
    ["is a range", "Valid values are between `1` and `35`."],
    ["is a range in other words", "Valid values: `0` to `86400`."],
    ["goes on in prose", "Valid values: `self` or an account id."],
    ["goes on with values of another kind", "Valid values are `7`, `731` (2 years) or a multiple of `31`."],
    ["starts with prose", "Valid values: an AWS account ID, `self`, `amazon`."],
    ["holds a pattern", "Valid values are `2XX`, `4XX`, or `5XX`."],
    ["holds a description", "Valid values: `a`, `<number>`."],
    ["holds one value only", "Valid values: `amazon-dns`."],
    ["holds for one case", "For Windows, valid values are `a`, `b`."],
    ["is followed by a second list", "Valid values: `a`, `b`. For Windows, valid values are `c`, `d`."],
    ["is followed by other values", "Valid values: `a`, `b`. An ARN is also accepted."],
    ["is missing", "The mode."],
    ["is a link", "Valid values: [time string](https://example.com)."],
  ])("reads nothing where the list %s", (_why, comment) => {
    expect(readValidValues(comment)).toBeUndefined();
  });
});

describe("docFacts", () => {
  it.each([
    "Changing this forces a new resource.",
    "Name. Forces new resource",
    "Changing it will force replacement.",
  ])('takes "%s" as a replacement', (comment) => {
    expect(docFacts(comment)).toEqual({ forcesNew: true });
  });

  it.each([
    "If made with `x`, changing this value will force resource recreation.",
    "Enable to force a new task deployment.",
    "Changing this value triggers an update.",
  ])('does not take "%s" as a replacement', (comment) => {
    expect(docFacts(comment)).toBeUndefined();
  });

  it("reads that a property is deprecated", () => {
    expect(docFacts("Old.\n\n@deprecated Use another.")).toEqual({ deprecated: true });
  });
});
