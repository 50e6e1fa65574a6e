import { describe, expect, it } from "@jest/globals";
import { ratioSource } from "../../../infra/config/ratio-source.ts";

describe("ratioSource", () => {
  it("is what one count is in percent of another", () => {
    expect(ratioSource({ parts: ["logs.cancelled"], whole: "logs.orders" }, undefined)).toEqual({
      kind: "expression",
      expression: "100 * part / whole",
      of: { part: "logs.cancelled", whole: "logs.orders" },
    });
  });

  it("adds several parts up", () => {
    expect(ratioSource({ parts: ["a.x", "a.y"], whole: "a.z" }, undefined)).toEqual({
      kind: "expression",
      expression: "100 * (part1 + part2) / whole",
      of: { part1: "a.x", part2: "a.y", whole: "a.z" },
    });
  });

  it("says nothing below the least whole, and something from there on", () => {
    expect(ratioSource({ parts: ["a.x"], whole: "a.z" }, 20)).toMatchObject({
      expression: "IF(whole >= 20, 100 * part / whole, 0)",
    });
  });
});
