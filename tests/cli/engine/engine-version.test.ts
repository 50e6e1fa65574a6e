import { describe, expect, it } from "@jest/globals";
import { compareVersions } from "../../../cli/engine/engine-version.ts";

describe("compareVersions", () => {
  it.each([
    ["3.256.0", "3.256.0", 0],
    ["v3.256.0", "3.256.0", 0],
    ["3.256.0+build.1", "3.256.0", 0],
    ["3.255.9", "3.256.0", -1],
    ["3.256.1", "3.256.0", 1],
    ["3.99.0", "3.256.0", -1], // by number, not by letter
    ["4.0.0", "3.256.0", 1],
    ["3.256.0-alpha.1", "3.256.0", -1],
    ["3.256.0", "3.256.0-alpha.1", 1],
    ["3.257.0-alpha.1", "3.256.0", 1],
  ])("puts %s and %s in order", (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b) ?? Number.NaN)).toBe(sign);
  });

  it.each(["", "3", "3.256", "dev", "3.256.0 extra"])('does not order "%s", which is no version', (text) => {
    expect(compareVersions(text, "3.256.0")).toBeUndefined();
    expect(compareVersions("3.256.0", text)).toBeUndefined();
  });
});
