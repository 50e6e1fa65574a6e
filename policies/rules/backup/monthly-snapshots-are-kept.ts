import { judgeKeptSnapshots } from "../../relations/kept-snapshots.ts";
import { stackRule } from "../../rule.ts";

/** Days that monthly backups are kept (BAK-04). */
const LEAST_DAYS = 365;

export const monthlySnapshotsAreKept = stackRule({
  name: "monthly-snapshots-are-kept",
  control: "BAK-04",
  severity: "high",
  enforcement: "mandatory",
  statement: `In production a monthly snapshot of every database is kept at least ${LEAST_DAYS} days, here and in its copy.`,
  rationale: "A fault that is noticed months later must still be recoverable.",
  remediation: "Set backup.monthlyRetentionDays to 365 or more.",
  source: {
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html",
    readOn: "2026-11-27",
  },
  check: (index, context) => judgeKeptSnapshots(index, context, { word: "monthly", leastDays: LEAST_DAYS }),
});
