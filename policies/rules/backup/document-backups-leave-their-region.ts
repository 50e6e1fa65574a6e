import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { clusterKind, regionsOf, schedulesOf } from "../../relations/document-clusters.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_CLUSTER } from "../../tokens.ts";

export const documentBackupsLeaveTheirRegion = stackRule({
  name: "document-backups-leave-their-region",
  control: "BAK-02",
  severity: "critical",
  enforcement: "mandatory",
  statement: "Snapshots of every dedicated MongoDB cluster are copied to another region.",
  rationale: "A region that fails takes its backups along for as long as it is away.",
  remediation: "Name another recovery region, and leave the copies of the schedule in place.",
  source: {
    url: "https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(ATLAS_CLUSTER).flatMap((cluster) =>
      judge(cluster.urn, () => {
        if (clusterKind(cluster) !== "dedicated")
          return notApplicable("M0 and Flex copy nothing: their dump leaves the region");
        const home = regionsOf(cluster)
          .flat()
          .map((region) => region.text("regionName"));
        const copies = schedulesOf(index, cluster).flatMap((one) => inputsOf(one).items("copySettings"));
        const away = copies
          .map((copy) => copy.text("regionName"))
          .find((region) => region !== undefined && !home.includes(region));
        return fact(away !== undefined, "copySettings", "a copy in another region", away ?? "none");
      }),
    ),
});
