import * as z from "zod";
import { group, NO_DEFAULT, whole, words } from "./word.ts";

/** A measure that scaling aims at, or `none`. */
function target(meaning: string, unit: string, example: string, min: number, max: number) {
  return z
    .union([z.literal("none"), z.number().int().min(min).max(max)])
    .register(words, {
      meaning,
      unit,
      example,
      expected: `a whole number from ${min} to ${max} ${unit}, or "none"`,
    })
    .optional();
}

/** How many tasks, and what makes them more. */
export const scale = group(
  { meaning: "How many tasks run, and which measures make them more or fewer" },
  {
    minTasks: whole(
      {
        meaning: "Fewest tasks; also the number at creation",
        unit: "tasks",
        example: "2",
        required: NO_DEFAULT.money,
      },
      1,
      1000,
    ),
    maxTasks: whole(
      { meaning: "Most tasks", unit: "tasks", example: "6", required: NO_DEFAULT.money },
      1,
      1000,
    ),
    cpuPercent: target("Average CPU use that scaling aims at", "percent of the reservation", "60", 10, 90),
    memoryPercent: target(
      "Average memory use that scaling aims at",
      "percent of the reservation",
      "75",
      10,
      90,
    ),
    requestsPerTaskPerMinute: target(
      "Requests that scaling aims at; only for a service with routes",
      "requests per task and minute",
      "600",
      1,
      1_000_000,
    ),
  },
);
