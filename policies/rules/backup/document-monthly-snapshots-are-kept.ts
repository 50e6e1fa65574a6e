import { atLeast, notApplicable } from "../../expect.ts";
import { clusterKind, monthlyDays, schedulesOf } from "../../relations/document-clusters.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_CLUSTER } from "../../tokens.ts";

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
  check: (index, { tier }) =>
    index.ofType(ATLAS_CLUSTER).flatMap((cluster) =>
      judge(cluster.urn, () => {
        if (tier !== "production") return notApplicable("asked of production only");
        if (clusterKind(cluster) !== "dedicated")
          return notApplicable("M0 and Flex have no schedule: their dump is kept");
        const kept = schedulesOf(index, cluster).map(monthlyDays);
        return atLeast("monthly snapshots", LEAST_DAYS, Math.max(0, ...kept), "days");
      }),
    ),
});
