import type { Entity } from "../../../../rehearsal/cloud/entity.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { makeNetwork } from "../aws/network-fixture.ts";
import { ATLAS_CALLER, ATLAS_SEED, dedicated, ORGANIZATION } from "./atlas.ts";

export const AWS_ACCOUNT = "111122223333";
export const AWS_CALLER = { provider: "aws", accountId: AWS_ACCOUNT, region: "eu-central-1" };
export const HOME = { regionName: "EU_CENTRAL_1" };

/** An M10 where the tests' network stands. */
export function nearby(projectId: string, rest: Record<string, unknown> = {}): Record<string, unknown> {
  const made = dedicated(projectId, rest);
  const text = JSON.stringify(made).replaceAll("AP_SOUTH_1", HOME.regionName);
  return JSON.parse(text) as Record<string, unknown>; // the same object with another region
}

/** A project with an M10, and a network of AWS; calls go to Atlas. */
export function bothClouds(): {
  readonly cloud: MemoryCloud;
  readonly projectId: string;
  readonly cluster: Entity;
  readonly network: ReturnType<typeof makeNetwork>;
} {
  const cloud = new MemoryCloud(services, ATLAS_SEED);
  const network = makeNetwork(cloud);
  cloud.as(ATLAS_CALLER);
  const { id: projectId } = cloud.make(ATLAS.project, { orgId: ORGANIZATION, name: "shop-production" });
  const cluster = cloud.make(ATLAS.cluster, nearby(projectId));
  return { cloud, projectId, cluster, network };
}

/** Both ends of a private way, not yet linked; calls go to Atlas. */
export function twoEnds(): ReturnType<typeof bothClouds> & {
  readonly service: Entity;
  readonly endpoint: Entity;
} {
  const made = bothClouds();
  const { cloud, network, projectId } = made;
  const service = cloud.make(ATLAS.privateLink, { projectId, providerName: "AWS", region: "EU_CENTRAL_1" });
  cloud.as(AWS_CALLER);
  const endpoint = cloud.make(TOKEN.vpcEndpoint, {
    vpcId: network.vpc.id,
    serviceName: service.outputs.endpointServiceName,
    vpcEndpointType: "Interface",
    subnetIds: network.privateSubnets.map((subnet) => subnet.id),
  });
  cloud.as(ATLAS_CALLER);
  return { ...made, service, endpoint };
}

/** A private way that works; calls go to Atlas. */
export function linked(): ReturnType<typeof twoEnds> & { readonly link: Entity } {
  const made = twoEnds();
  const link = made.cloud.make(ATLAS.linkedEndpoint, {
    projectId: made.projectId,
    privateLinkId: made.service.outputs.privateLinkId,
    endpointServiceId: made.endpoint.id,
    providerName: "AWS",
  });
  return { ...made, link };
}
