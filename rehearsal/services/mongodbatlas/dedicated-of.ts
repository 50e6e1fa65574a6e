import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { kindOf } from "./cluster-tier.ts";
import { ofProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/**
 * Refuses what needs M10 in a project whose clusters are all M0 or Flex. A project without a cluster may have it: such settings
 * are made before their cluster (Atlas, "Atlas M0 (Free Cluster) Limits" and "Flex limitations", from memory, 2026-11).
 */
export function requireDedicated(project: Entity, what: string, cloud: Cloud): void {
  const clusters = ofProject(ATLAS.cluster, project.id, cloud);
  if (clusters.length === 0 || clusters.some((one) => kindOf(one.inputs) === "dedicated")) return;
  throw new CloudError(
    "CANNOT_USE_FEATURE_ON_SHARED_TIER",
    `${what} needs a cluster of M10 or larger; group ${project.id} has none.`,
  );
}
