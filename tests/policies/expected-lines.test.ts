import { describe, expect, it } from "@jest/globals";
import { areLines } from "../../policies/expected-lines.ts";

const line = { metric: "alerts-a", log: "api", pattern: '"a"' };

describe("areLines", () => {
  it.each([
    ["lines that are counted", [line]],
    ["lines of which a number is read", [line, { ...line, value: "$.milliseconds" }]],
  ])("accepts %s", (_, value) => expect(areLines(value)).toBe(true));

  it.each([
    ["no list", line],
    ["an empty list", []],
    ["an entry that is a text", ["alerts-a"]],
    ["nothing in an entry's place", [null]],
    ["a word too few", [{ metric: "alerts-a", log: "api" }]],
    ["an empty word", [{ ...line, pattern: "" }]],
    ["a value that is a number", [{ ...line, value: 1 }]],
    ["an unknown word", [{ ...line, group: "api" }]],
  ])("refuses %s", (_, value) => expect(areLines(value)).toBe(false));
});
