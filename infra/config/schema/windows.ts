import { text } from "./word.ts";

const DAILY = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$/;
const DAY = "(?:mon|tue|wed|thu|fri|sat|sun):(?:[01]\\d|2[0-3]):[0-5]\\d";
const WEEKLY = new RegExp(`^${DAY}-${DAY}$`);

/** A daily window in UTC. */
export function dailyWindow(meaning: string) {
  return text(
    { meaning, expected: "a daily window in UTC as hh:mm-hh:mm", example: '"18:00-19:00"', unit: "UTC" },
    DAILY,
  ).optional();
}

/** A weekly window in UTC. */
export function weeklyWindow(meaning: string) {
  return text(
    {
      meaning,
      expected: "a weekly window in UTC as ddd:hh:mm-ddd:hh:mm",
      example: '"sun:19:00-sun:20:00"',
      unit: "UTC",
    },
    WEEKLY,
  ).optional();
}
