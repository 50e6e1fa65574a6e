import { describe, expect, it } from "@jest/globals";
import { clockTime, windowMinutes, windowStart } from "../../../infra/backup/window.ts";

describe("windowMinutes", () => {
  it.each([
    ["05:00-06:00", 60],
    ["23:30-01:00", 90],
    ["00:00-23:59", 1439],
  ])("of %s is %i", (window, minutes) => {
    expect(windowMinutes(window)).toBe(minutes);
  });
});

describe("windowStart", () => {
  it("is a time without leading zeros, as cron takes it", () => {
    expect(windowStart("05:07-06:07")).toEqual({ hour: 5, minute: 7 });
  });
});

describe("clockTime", () => {
  it("reads midnight", () => {
    expect(clockTime("00:00")).toEqual({ hour: 0, minute: 0 });
  });
});
