import { describe, expect, it } from "@jest/globals";
import { isUsageName, USAGE } from "../../cost/usage.ts";

describe("an assumption", () => {
  it("is known by its exact name", () => {
    expect([isUsageName("logGb"), isUsageName("loggb"), isUsageName("toString")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each(Object.entries(USAGE))("%s says its unit and is above 0", (_, { unit, value }) => {
    expect(unit).toMatch(/\S/);
    expect(value).toBeGreaterThan(0);
  });
});
