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

/**
 * What a job of AWS Backup can end in without a copy, as far as AWS Backup counts it: copy jobs have no expired and no aborted
 * ones (AWS Backup Developer Guide, "AWS Backup metrics with Amazon CloudWatch", from memory, 2026-11; API_CopyJob, states,
 * read 2026-11-27). A copy that ends in any other way is seen by what is missing.
 */
const ENDINGS = { Backup: ["Failed", "Expired", "Aborted"], Copy: ["Failed"] } as const;

export interface BackupSignsArgs {
  /** Vault that the jobs write to first; metrics of copies name it as their source. Undefined where AWS Backup copies nothing. */
  readonly vaultName: Input<string> | undefined;
  /** Has a value in every hour in which there was something to copy: no copy is due in any other. */
  readonly alive: Metric;
  /** What the dump's task counts; undefined where the stack has none. */
  readonly dumps: Metric | undefined;
  /** What the task counts that restores them; undefined where the stack has none. */
  readonly restores?: Metric | undefined;
}

/**
 * Copies that failed, and copies that nobody made: the second is seen only by what is missing. Silence itself cannot be the
 * fault: a new stack is silent too, and would ring at once. So the hours of the database's life are counted, each with the
 * copies that were made in it, and hours before that life are peace.
 */
export function backupSigns({ alive, dumps, restores, vaultName }: BackupSignsArgs): readonly Sign[] {
  const dimensions = vaultName === undefined ? {} : { BackupVaultName: vaultName };
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
      expression: ENDINGS[kind].map((ending) => `FILL(${ending.toLowerCase()}, 0)`).join(" + "),
      metrics: Object.fromEntries(
        ENDINGS[kind].map((ending) => [ending.toLowerCase(), metric(`NumberOf${kind}Jobs${ending}`)]),
      ),
      label: `${kind} jobs without a copy`,
    },
    comparison: "GreaterThanThreshold",
    threshold: 0,
    periodSeconds: HOUR,
    periods: 1,
    silence: "notBreaching",
  });
  const missing = (name: string, what: string, firstStep: string, made: Metric): Sign => ({
    name,
    severity: "critical",
    what,
    firstStep,
    watch: {
      // An hour without the database has no value. In the others a copy counts, and none is 0, whether CloudWatch fills a metric
      // that never had a value or leaves it out of the sum.
      expression: "IF(alive > 0, SUM([0 * alive, FILL(made, 0)]))",
      metrics: { alive, made },
      label: "Copies made in each hour of the database's life",
    },
    comparison: "LessThanThreshold",
    threshold: 1,
    periodSeconds: HOUR,
    periods: SILENT_HOURS,
    silence: "notBreaching",
  });
  const snapshots =
    vaultName === undefined
      ? []
      : [
          failed("Backup"),
          failed("Copy"),
          missing(
            "backup-missing",
            `No snapshot of the database was made for ${SILENT_HOURS} hours`,
            "Look at the plan and its selection in AWS Backup: no job was started, or none has ended",
            metric("NumberOfBackupJobsCompleted"),
          ),
          missing(
            "copy-missing",
            `No snapshot has arrived in the recovery region for ${SILENT_HOURS} hours`,
            "Look at the copy jobs of AWS Backup: none was started, or none has ended whole",
            metric("NumberOfCopyJobsCompleted"),
          ),
        ];
  return [
    ...snapshots,
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
    ...(restores === undefined
      ? []
      : [
          missing(
            "restore-missing",
            `No dump of the database could be restored for ${SILENT_HOURS} hours`,
            "Read the streams restore-test of the dump's log group: the last line says what was wrong with the dump, or that there was none",
            restores,
          ),
        ]),
  ];
}
