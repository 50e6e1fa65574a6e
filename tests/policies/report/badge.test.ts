import { describe, expect, it } from "@jest/globals";
import { badge } from "../../../policies/report/badge.ts";

describe("badge", () => {
  it("says the state in words, with the class of its colour", () => {
    expect(badge("not yet covered")).toBe('<span class="state s-not-yet-covered">not yet covered</span>');
  });
});
