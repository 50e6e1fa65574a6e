import { isSet, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { clusterKind } from "../../relations/document-clusters.ts";
import { resourceRule } from "../../rule.ts";
import { ATLAS_CLUSTER } from "../../tokens.ts";

export const documentStoreRefusesDeletion = resourceRule({
  name: "document-store-refuses-deletion",
  control: "DAT-03",
  severity: "critical",
  enforcement: "mandatory",
  statement: "In production Atlas itself refuses to end a cluster, and one that ended leaves its snapshots.",
  rationale: "A wrong replacement or a wrong click must not end in a restore.",
  remediation: "Leave deletionProtection true in the stack's configuration, or have an exemption approved.",
  source: {
    url: "https://unpkg.com/@pulumi/mongodbatlas@4.16.0/advancedCluster.d.ts",
    readOn: "2026-11-27",
  },
  types: [ATLAS_CLUSTER],
  check(view, { tier }) {
    if (tier !== "production") return notApplicable("asked of production only");
    const read = inputsOf(view);
    // advancedCluster.d.ts 4.16.0: both off unless they are set
    const ends = isSet(
      "terminationProtectionEnabled",
      true,
      read.flag("terminationProtectionEnabled", false),
    );
    if (clusterKind(view) !== "dedicated") return ends; // without snapshots that could stay
    return [ends, isSet("retainBackupsEnabled", true, read.flag("retainBackupsEnabled", false))];
  },
});
