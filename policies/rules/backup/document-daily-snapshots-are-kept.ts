import { judgeKeptDocumentSnapshots } from "../../relations/kept-document-snapshots.ts";
import { stackRule } from "../../rule.ts";

/** Days that daily backups are kept (BAK-03). */
const LEAST_DAYS = 30;

export const documentDailySnapshotsAreKept = stackRule({
  name: "document-daily-snapshots-are-kept",
  control: "BAK-03",
  severity: "high",
  enforcement: "mandatory",
  statement: "In production a daily snapshot of every dedicated MongoDB cluster is kept at least 30 days.",
  rationale: "A fault that is noticed weeks later must still be recoverable.",
  remediation: "Set backup.dailyRetentionDays to 30 or more.",
  source: {
    url: "https://unpkg.com/@pulumi/mongodbatlas@4.16.0/types/input.d.ts",
    readOn: "2026-11-27",
  },
  check: (index, context) =>
    judgeKeptDocumentSnapshots(index, context, { word: "daily", leastDays: LEAST_DAYS }),
});
