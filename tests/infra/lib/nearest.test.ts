import { describe, expect, it } from "@jest/globals";
import { nearest } from "../../../infra/lib/nearest.ts";

const TIERS = ["staging", "production"];
const KEYS = ["containerPort", "cpuUnits", "memoryMib", "writablePaths"];

describe("nearest", () => {
  it.each([
    ["an abbreviation", "prod", TIERS, "production"],
    ["a missing letter", "stagin", TIERS, "staging"],
    ["two letters in the wrong order", "cpuUntis", KEYS, "cpuUnits"],
    ["another case", "ContainerPort", KEYS, "containerPort"],
    ["underscores for camel case", "memory_mib", KEYS, "memoryMib"],
    ["the word itself", "staging", TIERS, "staging"],
  ])("finds the word behind %s", (_, word, known, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });

  it.each([
    ["is far from all", "colour", KEYS],
    ["is empty", "", KEYS],
    ["has nothing to be compared with", "staging", []],
    ["is too short to be an abbreviation", "pr", TIERS],
  ])("finds nothing for a word that %s", (_, word, known) => {
    expect(nearest(word, known)).toBeUndefined();
  });
});
