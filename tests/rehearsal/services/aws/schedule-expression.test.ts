import { describe, expect, it } from "@jest/globals";
import { scheduleProblem } from "../../../../rehearsal/services/aws/schedule-expression.ts";

const ALL = ["cron", "rate", "at"] as const;

describe("scheduleProblem", () => {
  it.each([
    "cron(0 5 * * ? *)",
    "cron(0/15 5 ? * MON-FRI *)",
    "cron(0 5 L * ? *)",
    "cron(0 5 1,15 JAN-JUN ? 2027)",
    "rate(1 day)",
    "rate(12 hours)",
    "at(2026-11-20T05:00:00)",
  ])("accepts %s", (expression) => {
    expect(scheduleProblem(expression, ALL)).toBeUndefined();
  });

  it.each([
    ["0 5 * * ? *", "must be one of cron(...), rate(...), at(...)"],
    ["cron(0 5 * * ?)", "cron must have 6 fields; got 5"],
    ["cron(60 5 * * ? *)", 'cron\'s minutes must be valid; got "60"'],
    ["cron(0 5 * * * *)", 'one of day of month and day of week must be "?"'],
    ["cron(0 5 ? * ? *)", 'one of day of month and day of week must be "?"'],
    ["rate(0 days)", "a rate must be at least 1"],
    ["rate(1 days)", "must not end in s"],
    ["rate(2 day)", "must end in s"],
    ["at(2026-11-20)", "must be at(yyyy-mm-ddThh:mm:ss)"],
  ])("refuses %s", (expression, problem) => {
    expect(scheduleProblem(expression, ALL)).toContain(problem);
  });

  it("refuses a kind that the service does not know", () => {
    expect(scheduleProblem("at(2026-11-20T05:00:00)", ["cron", "rate"])).toContain(
      "must be one of cron(...), rate(...)",
    );
  });
});
