import { atLeast, notApplicable } from "../../expect.ts";
import { clusterKind, regionsOf } from "../../relations/document-clusters.ts";
import { resourceRule } from "../../rule.ts";
import { ATLAS_CLUSTER } from "../../tokens.ts";

/** Members that can become primary. */
const LEAST = 3;

export const replicaSetHasThreeMembers = resourceRule({
  name: "replica-set-has-three-members",
  control: "DAT-02",
  severity: "high",
  enforcement: "mandatory",
  statement: "In production MongoDB runs as a replica set of three members or more that can become primary.",
  rationale: "With fewer a lost member takes the votes along, and nobody may write.",
  remediation: "Leave the members at 3 or more.",
  source: {
    url: "https://unpkg.com/@pulumi/mongodbatlas@4.16.0/types/input.d.ts",
    readOn: "2026-11-27",
  },
  types: [ATLAS_CLUSTER],
  check(view, { tier }) {
    if (tier !== "production") return notApplicable("asked of production only");
    // M0 and Flex are always three (Atlas, "Atlas M0 (Free Cluster) Limits" and "Flex limitations", from memory, 2026-11).
    if (clusterKind(view) !== "dedicated") return atLeast("members", LEAST, LEAST, "members");
    const members = regionsOf(view).map((regions) =>
      regions.reduce((sum, region) => sum + (region.number("electableSpecs.nodeCount") ?? 0), 0),
    );
    return atLeast(
      "electableSpecs.nodeCount",
      LEAST,
      members.length === 0 ? 0 : Math.min(...members),
      "members",
    );
  },
});
