import type { BackupSettings } from "../config/backup-settings.ts";
import type { MongodbSettings } from "../config/database-settings.ts";

/** Hours between the snapshots from which a moment is brought back: the fewest that a day can have beside the daily one. */
const HOURS_BETWEEN = 12;

/** The last day of a month is 40 (@pulumi/mongodbatlas 4.16.0, cloudBackupSchedule.d.ts, read 2026-11-27); the first is in every month too. */
const FIRST_OF_MONTH = 1;

function days(frequencyInterval: number, retentionValue: number) {
  return { frequencyInterval, retentionUnit: "days", retentionValue };
}

/** How often snapshots are made and how long they are kept: the schedule's own lines, and the least that a compliance policy wants. */
export function snapshotLines({ pointInTimeDays }: MongodbSettings, backup: BackupSettings) {
  return {
    ...(pointInTimeDays > 0
      ? { restoreWindowDays: pointInTimeDays, policyItemHourly: days(HOURS_BETWEEN, pointInTimeDays) }
      : {}),
    policyItemDaily: days(1, Math.max(backup.dailyRetentionDays, pointInTimeDays)),
    policyItemMonthlies: [days(FIRST_OF_MONTH, backup.monthlyRetentionDays)],
  };
}
