import { describe, expect, it } from "@jest/globals";
import { either } from "../../../infra/lib/either.ts";

describe("either", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a or b"],
    [["a", "b", "c"], "a, b or c"],
  ])("says %j as %j", (words, said) => expect(either(words)).toBe(said));
});
