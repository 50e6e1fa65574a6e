import { describe, expect, it } from "@jest/globals";
import { restoreTime } from "../../../policies/facts/restore-time.ts";

describe("restoreTime", () => {
  it("is the making of an instance alone where there is nothing to load", () => {
    expect(restoreTime(0)).toMatchObject({ loadMinutes: 0, minutes: 12 });
  });

  it("grows with the size, at 200 MiB a second", () => {
    const { createMinutes, loadMinutes, minutes } = restoreTime(100);
    expect(createMinutes).toBeCloseTo(700 / 60);
    expect(loadMinutes).toBeCloseTo((100 * 1024) / 200 / 60);
    expect(minutes).toBe(21);
    expect(restoreTime(5120).minutes).toBe(449);
  });
});
