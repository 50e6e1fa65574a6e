import { atLeast, declared, notApplicable, unchecked } from "../../expect.ts";
import { clusterKind, dailyDays, inSameProject } from "../../relations/document-clusters.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_CLUSTER, ATLAS_COMPLIANCE } from "../../tokens.ts";

/** Days that daily backups are kept (BAK-03). */
const LEAST_DAYS = 30;

export const documentBackupsCannotBeShortened = stackRule({
  name: "document-backups-cannot-be-shortened",
  control: "BAK-08",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "In production a compliance policy keeps the snapshots of every dedicated MongoDB cluster 30 days, whoever asks.",
  rationale: "Whoever steals an account deletes the backups first.",
  remediation:
    "Acknowledge the backup compliance policy, which nobody can take back, or have an exemption approved.",
  source: {
    url: "https://unpkg.com/@pulumi/mongodbatlas@4.16.0/backupCompliancePolicy.d.ts",
    readOn: "2026-11-27",
  },
  check: (index, { tier }) =>
    index.ofType(ATLAS_CLUSTER).flatMap((cluster) =>
      judge(cluster.urn, () => {
        if (tier !== "production") return notApplicable("asked of production only");
        if (clusterKind(cluster) !== "dedicated")
          return unchecked("M0 and Flex have no such policy, and no lock holds the bucket of their dumps");
        const policies = inSameProject(index, cluster, ATLAS_COMPLIANCE);
        if (policies.length === 0) return declared("backup compliance policy", "declared", false);
        return atLeast("daily snapshots", LEAST_DAYS, Math.max(...policies.map(dailyDays)), "days");
      }),
    ),
});
