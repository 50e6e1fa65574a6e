import type { BackupSettings } from "../config/backup-settings.ts";
import { windowMinutes, windowStart } from "./window.ts";

/**
 * Minutes in which a snapshot and its copy must be done after the hour in which they had to start. A full copy over an ocean
 * takes hours; a job that is not done is given up and counted as expired, which raises an alarm.
 */
const WORK_MINUTES = 8 * 60;

/** One rule of a plan, as AWS Backup takes it. */
export interface PlanRule {
  readonly ruleName: "daily" | "monthly";
  /** EventBridge's cron, UTC. */
  readonly schedule: string;
  readonly scheduleExpressionTimezone: "UTC";
  readonly startWindow: number;
  readonly completionWindow: number;
  readonly enableContinuousBackup: false;
  readonly lifecycle: { readonly deleteAfter: number };
}

/**
 * Both rules start at the same minute: on the first of a month AWS Backup takes one snapshot and keeps it for the longer time
 * (AWS Backup Developer Guide, "Overlapping rules", from memory, 2026-11). Snapshots only: point-in-time recovery has one
 * owner, RDS, and a second one would fight over its retention.
 */
export function planRules(settings: BackupSettings): readonly PlanRule[] {
  const { hour, minute } = windowStart(settings.window);
  const startWindow = windowMinutes(settings.window);
  const common = {
    scheduleExpressionTimezone: "UTC",
    startWindow,
    completionWindow: startWindow + WORK_MINUTES,
    enableContinuousBackup: false,
  } as const;
  return [
    {
      ...common,
      ruleName: "daily",
      schedule: `cron(${minute} ${hour} * * ? *)`,
      lifecycle: { deleteAfter: settings.dailyRetentionDays },
    },
    {
      ...common,
      ruleName: "monthly",
      schedule: `cron(${minute} ${hour} 1 * ? *)`,
      lifecycle: { deleteAfter: settings.monthlyRetentionDays },
    },
  ];
}
