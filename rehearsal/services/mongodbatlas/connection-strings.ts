import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { record, records, text } from "../known.ts";
import { kindOf, regionOf } from "./cluster-tier.ts";
import { type Link, linksOf } from "./linked-endpoint.ts";
import { awsRegion } from "./private-link.ts";
import { ATLAS } from "./tokens.ts";

/** The port of a member at its public address. */
export const PUBLIC_PORT = 27_017;
/** Behind a private link each member of the project has a port of its own, from here on (Atlas, "Private endpoints", from memory, 2026-11). */
const FIRST_PRIVATE_PORT = 1024;
const MEMBERS = 3;

/** Public addresses of a new cluster; `host` is the part of the name that is its project's alone. */
export function publicStrings(
  inputs: Readonly<Record<string, unknown>>,
  host: string,
): Record<string, unknown> {
  const domain = `${String(inputs.name).toLowerCase()}.${host}.mongodb.net`;
  const members = [0, 1, 2].map((index) => domain.replace(".", `-shard-00-0${index}.`));
  return {
    private: "",
    privateSrv: "",
    privateEndpoints: [],
    standard: `mongodb://${members.map((member) => `${member}:${PUBLIC_PORT}`).join(",")}/?${optionsOf(inputs, host)}`,
    standardSrv: `mongodb+srv://${domain}`,
  };
}

/** What a lookup shows: the public addresses, and a private one for each link of the cluster's regions. */
export function connectionStrings(cluster: Entity, cloud: Cloud): Record<string, unknown> {
  const known = record(cluster.outputs, "connectionStrings") ?? {};
  return {
    ...known,
    privateEndpoints: linksOfCluster(cluster, cloud).map((link) => privateStrings(cluster, link, cloud)),
  };
}

/** The links by which the cluster is reached. */
export function linksOfCluster(cluster: Entity, cloud: Cloud): readonly Link[] {
  if (kindOf(cluster.inputs) !== "dedicated") return [];
  const regions = records(cluster.inputs, "replicationSpecs")
    .flatMap((spec) => records(spec, "regionConfigs"))
    .map((region) => awsRegion(text(region, "regionName") ?? ""));
  return linksOf(String(cluster.inputs.projectId), cloud).filter(({ service }) =>
    regions.includes(awsRegion(String(service.inputs.region))),
  );
}

/** Ports of the cluster's members behind a link. */
export function privatePorts(cluster: Entity, cloud: Cloud): readonly number[] {
  const others = cloud.world
    .everywhere(ATLAS.cluster)
    .filter((one) => one.inputs.projectId === cluster.inputs.projectId);
  const first =
    FIRST_PRIVATE_PORT +
    MEMBERS *
      Math.max(
        0,
        others.findIndex((one) => one.id === cluster.id),
      );
  return [0, 1, 2].map((index) => first + index);
}

/** The part of a cluster's names that no other project's have. */
export function hostOf(cluster: Entity): string {
  const srv = text(record(cluster.outputs, "connectionStrings") ?? {}, "standardSrv") ?? "";
  return srv.split(".")[1] ?? "";
}

function privateStrings(cluster: Entity, { endpoint, service }: Link, cloud: Cloud): Record<string, unknown> {
  const host = hostOf(cluster);
  const region = awsRegion(String(service.inputs.region));
  const domain = `pl-0-${region}.${host}.mongodb.net`;
  const members = privatePorts(cluster, cloud).map((port) => `${domain}:${port}`);
  return {
    connectionString: `mongodb://${members.join(",")}/?${optionsOf(cluster.inputs, host)}`,
    srvConnectionString: `mongodb+srv://${String(cluster.inputs.name).toLowerCase()}-pl-0.${host}.mongodb.net`,
    srvShardOptimizedConnectionString: "",
    type: "MONGOD",
    endpoints: [
      {
        endpointId: endpoint.id,
        providerName: "AWS",
        region: region.toUpperCase().replaceAll("-", "_"),
      },
    ],
  };
}

function optionsOf(inputs: Readonly<Record<string, unknown>>, host: string): string {
  const region = text(regionOf(inputs), "regionName") ?? "";
  return `ssl=true&authSource=admin&replicaSet=atlas-${host}-${region.length}-shard-0`;
}
