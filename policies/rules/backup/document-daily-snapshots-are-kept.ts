import { atLeast, notApplicable } from "../../expect.ts";
import { clusterKind, dailyDays, schedulesOf } from "../../relations/document-clusters.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_CLUSTER } from "../../tokens.ts";

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
  check: (index, { tier }) =>
    index.ofType(ATLAS_CLUSTER).flatMap((cluster) =>
      judge(cluster.urn, () => {
        if (tier !== "production") return notApplicable("asked of production only");
        if (clusterKind(cluster) !== "dedicated")
          return notApplicable("M0 and Flex have no schedule: their dump is kept");
        const kept = schedulesOf(index, cluster).map(dailyDays);
        return atLeast("daily snapshots", LEAST_DAYS, Math.max(0, ...kept), "days");
      }),
    ),
});
