import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { kindOf } from "./cluster-tier.ts";
import { ofProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/**
 * Refuses what needs M10 in a project whose clusters are all M0 or Flex. A project without a cluster may have it: such settings
 * are made before their cluster (mongodb.com/docs/atlas/reference/free-shared-limitations and /flex-limitations, read 2026-11-27; that an empty project may: from memory).
 */
export function requireDedicated(project: Entity, what: string, cloud: Cloud): void {
  const clusters = ofProject(ATLAS.cluster, project.id, cloud);
  if (clusters.length === 0 || clusters.some((one) => kindOf(one.inputs) === "dedicated")) return;
  throw new CloudError(
    "CANNOT_USE_FEATURE_ON_SHARED_TIER",
    `${what} needs a cluster of M10 or larger; group ${project.id} has none.`,
  );
}
