import { judgeKeptDocumentSnapshots } from "../../relations/kept-document-snapshots.ts";
import { stackRule } from "../../rule.ts";

/** Days that monthly backups are kept (BAK-04). */
const LEAST_DAYS = 365;

export const documentMonthlySnapshotsAreKept = stackRule({
  name: "document-monthly-snapshots-are-kept",
  control: "BAK-04",
  severity: "high",
  enforcement: "mandatory",
  statement: "In production a monthly snapshot of every dedicated MongoDB cluster is kept at least 365 days.",
  rationale: "A fault that is noticed months later must still be recoverable.",
  remediation: "Set backup.monthlyRetentionDays to 365 or more.",
  source: {
    url: "https://unpkg.com/@pulumi/mongodbatlas@4.16.0/types/input.d.ts",
    readOn: "2026-11-27",
  },
  check: (index, context) =>
    judgeKeptDocumentSnapshots(index, context, { word: "monthly", leastDays: LEAST_DAYS }),
});
