import { describe, expect, it } from "@jest/globals";
import {
  dailyWindow,
  nextStart,
  type TimeWindow,
  weeklyWindow,
  windowLength,
  windowsOverlap,
} from "../../../../rehearsal/services/aws/time-windows.ts";

const daily = (text: string): TimeWindow => dailyWindow(text) ?? { start: -1, end: -1 };
const weekly = (text: string): TimeWindow => weeklyWindow(text) ?? { start: -1, end: -1 };

describe("time windows", () => {
  it("go over midnight and over the end of the week", () => {
    expect(windowLength(daily("23:30-00:15"))).toBe(45);
    expect(windowLength(weekly("sun:23:30-mon:00:30"))).toBe(60);
  });

  it.each(["3:00-4:00", "24:00-25:00", "03:60-04:00", "03:00", ""])("are no daily ones: %s", (text) => {
    expect(dailyWindow(text)).toBeUndefined();
  });

  it.each(["sun:03:00", "sonntag:03:00-sun:04:00", "xyz:03:00-sun:04:00", "03:00-04:00"])(
    "are no weekly ones: %s",
    (text) => {
      expect(weeklyWindow(text)).toBeUndefined();
    },
  );

  it.each([
    ["03:00-04:00", "sun:04:00-sun:05:00", false],
    ["03:00-04:01", "sun:04:00-sun:05:00", true],
    ["05:00-05:30", "sun:04:00-sun:05:00", false],
    ["23:30-00:30", "mon:00:00-mon:01:00", true],
    ["00:00-00:30", "sun:23:30-mon:00:30", true],
    ["12:00-12:30", "sat:00:00-sun:00:00", true],
  ])("%s and %s overlap: %s", (day, week, expected) => {
    expect(windowsOverlap(daily(day), weekly(week))).toBe(expected);
  });
});

describe("nextStart", () => {
  it("is this week's start before it, and next week's after it", () => {
    const window = weekly("sun:04:00-sun:05:00");
    expect(nextStart(window, new Date("2026-11-20T12:00:00Z")).toISOString()).toBe(
      "2026-11-22T04:00:00.000Z",
    );
    expect(nextStart(window, new Date("2026-11-22T04:00:00Z")).toISOString()).toBe(
      "2026-11-29T04:00:00.000Z",
    );
  });
});
