import { describe, expect, it } from "@jest/globals";
import { nextSize } from "../../../infra/lib/next-size.ts";

const SIZES = ["M0", "FLEX", "M20", "M10", "M80"];

describe("nextSize", () => {
  it.each([
    ["M0", "M0"],
    ["m0", "M0"],
    ["M10", "M10"],
    ["M11", "M20"],
    ["M100", "M80"],
    ["M080", "M80"],
  ])("takes %s for %s, which is at least as much or all there is", (word, size) =>
    expect(nextSize(word, SIZES)).toBe(size),
  );

  it("says nothing of what is no size, or of a size of another kind", () => {
    for (const word of ["", "FLEX", "10", "M", "R10", "M10x"]) expect(nextSize(word, SIZES)).toBeUndefined();
  });
});
