import { judgeKeptSnapshots } from "../../relations/kept-snapshots.ts";
import { stackRule } from "../../rule.ts";

/** Days that daily backups are kept (BAK-03). */
const LEAST_DAYS = 30;

export const dailySnapshotsAreKept = stackRule({
  name: "daily-snapshots-are-kept",
  control: "BAK-03",
  severity: "high",
  enforcement: "mandatory",
  statement: `In production a daily snapshot of every database is kept at least ${LEAST_DAYS} days, here and in its copy.`,
  rationale: "A fault that is noticed weeks later must still be recoverable.",
  remediation: "Set backup.dailyRetentionDays to 30 or more.",
  source: {
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html",
    readOn: "2026-11-27",
  },
  check: (index, context) => judgeKeptSnapshots(index, context, { word: "daily", leastDays: LEAST_DAYS }),
});
