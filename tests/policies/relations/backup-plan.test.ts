import { describe, expect, it } from "@jest/globals";
import { frequency } from "../../../policies/relations/backup-plan.ts";

describe("frequency", () => {
  it.each([
    ["cron(0 5 * * ? *)", "daily"],
    ["cron(0 5 ? * * *)", "daily"],
    ["cron(0 5 1 * ? *)", "monthly"],
    ["cron(0 5 ? * SUN *)", "monthly"],
    ["cron(0 5 1 1 ? *)", "seldom"],
    ["rate(1 day)", "daily"],
    ["rate(12 hours)", "daily"],
    ["rate(2 days)", "seldom"],
    ["", "seldom"],
  ])("takes %s as %s", (schedule, runs) => {
    expect(frequency(schedule)).toBe(runs);
  });
});
