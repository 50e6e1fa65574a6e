import { describe, expect, it } from "@jest/globals";
import { planRules } from "../../../infra/backup/plan-rules.ts";
import { scheduleProblem } from "../../../rehearsal/services/aws/schedule-expression.ts";

const settings = {
  window: "22:05-23:35",
  dailyRetentionDays: 30,
  monthlyRetentionDays: 365,
  lock: "governance",
  dump: undefined,
} as const;

describe("planRules", () => {
  it("starts daily and monthly snapshots when the window opens, and keeps each for its own time", () => {
    expect(planRules(settings)).toMatchObject([
      { ruleName: "daily", schedule: "cron(5 22 * * ? *)", lifecycle: { deleteAfter: 30 } },
      { ruleName: "monthly", schedule: "cron(5 22 1 * ? *)", lifecycle: { deleteAfter: 365 } },
    ]);
  });

  it("gives a job the window to start in, and hours more to end", () => {
    const [daily] = planRules(settings);
    expect(daily).toMatchObject({
      startWindow: 90,
      completionWindow: 570,
      scheduleExpressionTimezone: "UTC",
    });
  });

  it("leaves point-in-time recovery to the database", () => {
    expect(planRules(settings).map((rule) => rule.enableContinuousBackup)).toEqual([false, false]);
  });

  it("writes schedules that AWS Backup takes", () => {
    const problems = planRules(settings).map(({ schedule }) => scheduleProblem(schedule, ["cron"]));
    expect(problems).toEqual([undefined, undefined]);
  });
});
