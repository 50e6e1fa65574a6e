import { declared, fact, isSet } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { scheduledDumps } from "../../relations/backup-buckets.ts";
import { frequency } from "../../relations/backup-plan.ts";
import { clusterKind, dailyDays, schedulesOf } from "../../relations/document-clusters.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_CLUSTER } from "../../tokens.ts";

export const documentStoreBacksUpDaily = stackRule({
  name: "document-store-backs-up-daily",
  control: "BAK-01",
  severity: "critical",
  enforcement: "mandatory",
  statement:
    "Every MongoDB cluster is backed up daily by itself: by snapshots, or by a dump where its tier has none.",
  rationale: "Backups that a person has to make are missing on the day they are needed.",
  remediation: "Leave the cluster's backups and their daily schedule on; below Flex name backup.dump.",
  source: {
    url: "https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(ATLAS_CLUSTER).flatMap((cluster) =>
      judge(cluster.urn, () => {
        const kind = clusterKind(cluster);
        // Flex makes one a day by no choice (Atlas, "Flex cluster backups", from memory, 2026-11).
        if (kind === "flex") return fact(true, "snapshots", "daily", "daily, as every Flex has");
        if (kind === "free") {
          const daily = scheduledDumps(index).some(
            ({ schedule }) =>
              (inputsOf(schedule).text("state") ?? "ENABLED") === "ENABLED" &&
              frequency(inputsOf(schedule).text("scheduleExpression") ?? "") === "daily",
          );
          return declared("scheduled dump", "daily, for M0 has no snapshots", daily);
        }
        const daily = schedulesOf(index, cluster).some((one) => dailyDays(one) > 0);
        return [
          isSet("backupEnabled", true, inputsOf(cluster).flag("backupEnabled", false)), // advancedCluster.d.ts 4.16.0: default false
          declared("daily snapshots", "declared", daily),
        ];
      }),
    ),
});
