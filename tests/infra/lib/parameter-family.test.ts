import { describe, expect, it } from "@jest/globals";
import { parameterFamily } from "../../../infra/lib/parameter-family.ts";

describe("parameterFamily", () => {
  it.each([
    ["postgres", "16.10", "postgres16"],
    ["valkey", "8.0", "valkey8"],
    ["redis", "7.1", "redis7"],
    ["redis", "6.2", "redis6.x"],
  ] as const)("finds the family of %s %s", (engine, version, family) => {
    expect(parameterFamily(engine, version)).toBe(family);
  });

  it("refuses a major version that is not offered, and names those that are", () => {
    expect(() => parameterFamily("postgres", "9.6")).toThrow(
      "postgres 9.6: a major version of 14, 15, 16, 17, 18 was expected.",
    );
  });

  it("does not take 1 for 16", () => {
    expect(() => parameterFamily("postgres", "1.6")).toThrow("postgres 1.6");
  });
});
