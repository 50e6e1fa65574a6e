import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { clusterKind } from "../../relations/document-clusters.ts";
import { resourceRule } from "../../rule.ts";
import { ATLAS_CLUSTER } from "../../tokens.ts";

export const documentStoreRecoversToAPoint = resourceRule({
  name: "document-store-recovers-to-a-point",
  control: "BAK-06",
  severity: "critical",
  enforcement: "mandatory",
  statement: "In production every MongoDB cluster can go back to any moment, not only to its snapshots.",
  rationale: "Without its log a database goes back to the last snapshot, and loses a day.",
  remediation: "Set database.pointInTimeDays to 1 or more, on M10 or larger.",
  source: {
    url: "https://unpkg.com/@pulumi/mongodbatlas@4.16.0/cloudBackupSchedule.d.ts",
    readOn: "2026-11-27",
  },
  types: [ATLAS_CLUSTER],
  check(view, { tier }) {
    if (tier !== "production") return notApplicable("asked of production only");
    const kind = clusterKind(view);
    if (kind !== "dedicated")
      return fact(false, "pitEnabled", "true, on M10 or larger", kind === "free" ? "M0" : "Flex");
    const on = inputsOf(view).flag("pitEnabled", false); // advancedCluster.d.ts 4.16.0: off unless it is set
    return fact(on, "pitEnabled", "true", String(on));
  },
});
