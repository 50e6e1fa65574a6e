import type { Sign } from "../relations/watching-alarms.ts";

/** Minutes in a day: what is made every day is missed on the next, and a day later at the latest. */
const DAY = 24 * 60;

const JOBS = {
  namespace: "AWS/Backup",
  dimension: "BackupVaultName",
  statistics: ["Sum"],
} as const;

/** Copies that were made in each hour in which there was something to copy: none counts as 0, whatever CloudWatch has of it. */
function madeOf(metric: string): string {
  return `IF(alive>0,SUM([0*alive,FILL(${metric},0)]))`;
}

const MISSING = {
  side: "below",
  least: 1,
  most: 1,
  mostMinutes: 2 * DAY,
  silence: "notBreaching", // hours without anything to copy
} as const;

/**
 * What AWS Backup does not end well, of the vault that a plan writes to (AWS Backup Developer Guide, "AWS Backup metrics with Amazon
 * CloudWatch", from memory, 2026-11): copy jobs have no expired and no aborted ones.
 */
export function vaultSigns(copies: boolean): readonly Sign[] {
  const failed = (of: string, endings: readonly string[]): Sign => ({
    ...{ ...JOBS, of, metric: endings.map((one) => `FILL(${one},0)`).join("+"), side: "above" },
    ...{ least: 0, most: 0, mostMinutes: DAY },
  });
  const missing = (of: string, metric: string): Sign => ({ ...JOBS, ...MISSING, of, metric: madeOf(metric) });
  const backups = ["NumberOfBackupJobsFailed", "NumberOfBackupJobsExpired", "NumberOfBackupJobsAborted"];
  return [
    failed("snapshots that failed", backups),
    missing("snapshots that nobody made", "NumberOfBackupJobsCompleted"),
    ...(copies
      ? [
          failed("copies that failed", ["NumberOfCopyJobsFailed"]),
          missing("copies that nobody made", "NumberOfCopyJobsCompleted"),
        ]
      : []),
  ];
}

/** What a scheduled task counts of itself when it has ended well. */
export function endedSign(namespace: string, metric: string): Sign {
  return {
    ...MISSING,
    of: "an end that did not come",
    namespace,
    metric: madeOf(metric),
    statistics: ["Sum"],
  };
}
