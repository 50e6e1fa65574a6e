import { describe, expect, it } from "@jest/globals";
import type { BackupSettings } from "../../../infra/config/backup-settings.ts";
import type { MongodbSettings } from "../../../infra/config/database-settings.ts";
import { snapshotLines } from "../../../infra/data/atlas-snapshot-lines.ts";
import { scheduleFailures } from "../../../rehearsal/services/mongodbatlas/backup-schedule-check.ts";

const backup = { dailyRetentionDays: 30, monthlyRetentionDays: 365 } as BackupSettings; // what the lines read
const settings = (pointInTimeDays: number) => ({ pointInTimeDays }) as MongodbSettings; // likewise

describe("snapshotLines", () => {
  it("has no hourly line and no window where no moment is brought back", () => {
    expect(snapshotLines(settings(0), backup)).toEqual({
      policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 30 },
      policyItemMonthlies: [{ frequencyInterval: 1, retentionUnit: "days", retentionValue: 365 }],
    });
  });

  it.each([1, 7, 35])("is taken by the rehearsal with %d days of moments", (days) => {
    const lines = snapshotLines(settings(days), backup);
    expect(scheduleFailures(lines)).toEqual([]);
    expect(lines).toMatchObject({ restoreWindowDays: days, policyItemHourly: { retentionValue: days } });
  });

  it("keeps daily snapshots no shorter than the hourly ones, as Atlas wants it", () => {
    const { policyItemDaily } = snapshotLines(settings(35), backup);
    expect(policyItemDaily.retentionValue).toBe(35);
  });
});
