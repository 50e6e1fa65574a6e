import { declared, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { clusterKind, inSameProject } from "../../relations/document-clusters.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_CLUSTER, ATLAS_MAINTENANCE } from "../../tokens.ts";

export const documentStoreUpdatesInAWindow = stackRule({
  name: "document-store-updates-in-a-window",
  control: "DAT-06",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Minor versions of MongoDB come by themselves, in a window that the stack chose.",
  rationale: "Fixes that wait for a person wait long; restarts at noon disturb customers.",
  remediation: "Name a maintenanceWindow of the database.",
  source: {
    url: "https://unpkg.com/@pulumi/mongodbatlas@4.16.0/maintenanceWindow.d.ts",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(ATLAS_CLUSTER).flatMap((cluster) =>
      judge(cluster.urn, () => {
        if (clusterKind(cluster) !== "dedicated")
          return notApplicable("Atlas chooses the hour for M0 and Flex");
        const windows = inSameProject(index, cluster, ATLAS_MAINTENANCE);
        const chosen = windows.some(
          (one) => inputsOf(one).has("dayOfWeek") && inputsOf(one).has("hourOfDay"),
        );
        return declared("maintenance window", "declared with a day and an hour", chosen);
      }),
    ),
});
