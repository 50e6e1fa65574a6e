import { describe, expect, it } from "@jest/globals";
import { Secret } from "../../../rehearsal/provider/secret.ts";
import { containsUnknown, isUnknown, UNKNOWN } from "../../../rehearsal/provider/unknown.ts";

describe("isUnknown", () => {
  it("knows the unknown value and nothing else", () => {
    expect(isUnknown(UNKNOWN)).toBe(true);
    for (const value of [undefined, null, "", "unknown", Symbol("slipway.unknown"), [UNKNOWN]])
      expect(isUnknown(value)).toBe(false);
  });
});

describe("containsUnknown", () => {
  it.each<[string, unknown]>([
    ["itself", UNKNOWN],
    ["an element of a list", ["a", [UNKNOWN]]],
    ["a property of an object", { a: { b: UNKNOWN } }],
    ["what a secret holds", { a: new Secret({ b: [UNKNOWN] }) }],
  ])("finds it as %s", (_where, value) => {
    expect(containsUnknown(value)).toBe(true);
  });

  it("is false where everything is known", () => {
    expect(containsUnknown({ a: [1, "b", null, undefined], c: new Secret("d") })).toBe(false);
  });
});
