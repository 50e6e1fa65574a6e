import { describe, expect, it } from "@jest/globals";
import { scheduleFailures } from "../../../../rehearsal/services/mongodbatlas/backup-schedule-check.ts";
import { daily, scheduleOf } from "./schedules.ts";

const item = (interval: number, value: number, unit = "days"): object => ({
  frequencyInterval: interval,
  retentionUnit: unit,
  retentionValue: value,
});
const copy = (rest: object): object => ({
  copySettings: [{ regionName: "EU_WEST_1", zoneId: "z", ...rest }],
});

describe("a backup schedule's values", () => {
  it("may keep 30 days of daily and a year of monthly snapshots", () => {
    expect(scheduleFailures(scheduleOf("p", { policyItemMonthlies: [item(1, 12, "months")] }))).toEqual([]);
  });

  it.each<readonly [string, object, string]>([
    ["an hourly frequency of 3", { policyItemHourly: item(3, 2) }, "policyItemHourly.frequencyInterval"],
    ["a daily frequency of 2", { policyItemDaily: item(2, 30) }, "policyItemDaily.frequencyInterval"],
    [
      "the 29th of the month",
      { policyItemMonthlies: [item(29, 12, "months")] },
      "policyItemMonthlies[0].frequencyInterval",
    ],
    [
      "weekly snapshots kept 6 days",
      { ...daily(1), policyItemWeeklies: [item(1, 6)] },
      "policyItemWeeklies[0].retentionValue",
    ],
    [
      "weekly kept shorter than daily",
      { ...daily(30), policyItemWeeklies: [item(1, 8)] },
      "policyItemWeeklies[0].retentionValue",
    ],
    [
      "a restore window beyond the hourly retention",
      { policyItemHourly: item(6, 2), restoreWindowDays: 3 },
      "restoreWindowDays",
    ],
    ["an hour of 24", { referenceHourOfDay: 24 }, "referenceHourOfDay"],
    ["a minute of 60", { referenceMinuteOfHour: 60 }, "referenceMinuteOfHour"],
    [
      "a copy in a region written as AWS does",
      copy({ frequencies: ["DAILY"], regionName: "eu-west-1" }),
      "copySettings[0].regionName",
    ],
    ["a copy without a zone", copy({ frequencies: ["DAILY"], zoneId: undefined }), "copySettings[0].zoneId"],
    ["a copy of nothing", copy({}), "copySettings[0]"],
    ["copy policy items without their switch", copy({ lastNumberOfSnapshots: 3 }), "copySettings[0]"],
  ])("are refused with %s", (_what, rest, property) => {
    expect(scheduleFailures({ ...scheduleOf("p"), ...rest }).map((one) => one.property)).toEqual([property]);
  });
});
