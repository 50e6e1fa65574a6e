import type { Seed } from "../../../../rehearsal/cloud/seed.ts";
import { mongodbatlas } from "../../../../rehearsal/services/mongodbatlas/mongodbatlas.ts";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

export const ORGANIZATION = "5f0000000000000000000001";
export const ATLAS_SEED: Pick<Seed, "mongodbAtlas"> = { mongodbAtlas: { organizationId: ORGANIZATION } };
export const ATLAS_CALLER = { provider: "mongodbatlas", accountId: ORGANIZATION, region: "global" };

type Values = Record<string, unknown>;

/** A cluster of one region. */
function clusterIn(region: Values, rest: Values): Values {
  return {
    name: "main",
    clusterType: "REPLICASET",
    replicationSpecs: [{ regionConfigs: [{ priority: 7, regionName: "AP_SOUTH_1", ...region }] }],
    ...rest,
  };
}

/** An M10 of three members with backups. */
export function dedicated(projectId: string, rest: Values = {}, specs: Values = {}): Values {
  const electableSpecs = { instanceSize: "M10", nodeCount: 3, diskSizeGb: 10, ...specs };
  return clusterIn({ providerName: "AWS", electableSpecs }, { projectId, backupEnabled: true, ...rest });
}

export function free(projectId: string, rest: Values = {}, more: Values = {}): Values {
  const region = {
    providerName: "TENANT",
    backingProviderName: "AWS",
    electableSpecs: { instanceSize: "M0" },
    ...more,
  };
  return clusterIn(region, { projectId, ...rest });
}

export function flex(projectId: string, rest: Values = {}, region: Values = {}): Values {
  return clusterIn({ providerName: "FLEX", backingProviderName: "AWS", ...region }, { projectId, ...rest });
}

/** An organization with one empty project. */
export function organization(): { readonly cloud: MemoryCloud; readonly projectId: string } {
  const cloud = new MemoryCloud([mongodbatlas], ATLAS_SEED);
  cloud.as(ATLAS_CALLER);
  const { id } = cloud.make(ATLAS.project, { orgId: ORGANIZATION, name: "shop-staging" });
  return { cloud, projectId: id };
}
