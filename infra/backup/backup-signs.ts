import type { Input } from "@pulumi/pulumi";
import type { Metric } from "../observability/alarm.ts";
import type { Sign } from "../observability/vital-signs.ts";

const HOUR = 3600;

/**
 * Hours without a finished copy that are too many: a day, and room for one that starts or ends later than the day before. Above
 * a day CloudWatch wants data points of an hour, and takes a week of them (CloudWatch User Guide, "Alarm evaluation", from
 * memory, 2026-11).
 */
const SILENT_HOURS = 30;

/** What a job of AWS Backup can end in without a copy. */
const ENDINGS = ["Failed", "Expired", "Aborted"] as const;

export interface BackupSignsArgs {
  /** Vault that the jobs write to first; metrics of copies name it as their source. */
  readonly vaultName: Input<string>;
  /** What the dump's task counts; undefined where the stack has none. */
  readonly dumps: Metric | undefined;
}

/** Copies that failed, and copies that nobody made: the second is seen only by what is missing. */
export function backupSigns({ dumps, vaultName }: BackupSignsArgs): readonly Sign[] {
  const dimensions = { BackupVaultName: vaultName };
  const metric = (name: string): Metric => ({ namespace: "AWS/Backup", name, statistic: "Sum", dimensions });
  const failed = (kind: "Backup" | "Copy"): Sign => ({
    name: `${kind.toLowerCase()}-failed`,
    severity: "critical",
    what:
      kind === "Backup"
        ? "A snapshot of the database was not made"
        : "A snapshot did not arrive in the recovery region",
    firstStep: `Open the ${kind.toLowerCase()} jobs of AWS Backup and read the message of the one that failed`,
    watch: {
      // Filled with 0: a metric without data would make the sum empty, and an empty sum raises nothing.
      expression: ENDINGS.map((ending) => `FILL(${ending.toLowerCase()}, 0)`).join(" + "),
      metrics: Object.fromEntries(
        ENDINGS.map((ending) => [ending.toLowerCase(), metric(`NumberOf${kind}Jobs${ending}`)]),
      ),
      label: `${kind} jobs without a copy`,
    },
    comparison: "GreaterThanThreshold",
    threshold: 0,
    periodSeconds: HOUR,
    periods: 1,
    silence: "notBreaching",
  });
  const missing = (name: string, what: string, firstStep: string, watch: Metric): Sign => ({
    name,
    severity: "critical",
    what,
    firstStep,
    watch,
    comparison: "LessThanThreshold",
    threshold: 1,
    periodSeconds: HOUR,
    periods: SILENT_HOURS,
    silence: "breaching",
  });
  return [
    failed("Backup"),
    failed("Copy"),
    missing(
      "backup-missing",
      `No snapshot of the database was made for ${SILENT_HOURS} hours`,
      "Look at the plan and its selection in AWS Backup: no job was started, or none has ended",
      metric("NumberOfBackupJobsCompleted"),
    ),
    ...(dumps === undefined
      ? []
      : [
          missing(
            "dump-missing",
            `No dump of the database was written for ${SILENT_HOURS} hours`,
            "Read the log group of the dump's task; without a new line the schedule did not start it",
            dumps,
          ),
        ]),
  ];
}
