import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { text, textList } from "../known.ts";
import {
  type Destination,
  destinationOf,
  isAtlasName,
  isListed,
  logsIn,
  type MongodbUrl,
  mongodbUrl,
} from "../mongodbatlas/clients.ts";
import { PUBLIC_PORT, privatePorts } from "../mongodbatlas/connection-strings.ts";
import { letsIn, letsOut } from "./ec2-group-rules.ts";
import { egressAddress, internetPath } from "./ec2-paths.ts";
import type { TaskStart } from "./ecs-start.ts";
import { live } from "./live.ts";
import { interfacesOf, sampleAddress } from "./network-interfaces.ts";
import { referredValue } from "./referred-value.ts";

/** A container whose secret is a MongoDB URL must reach the cluster from every subnet, and be let in. No value appears in a message. */
export function mongodbProblem(cloud: Cloud, start: TaskStart): string | undefined {
  for (const { essential = true, name, secrets = [] } of start.containers) {
    if (!essential) continue;
    for (const { valueFrom } of secrets) {
      const url = mongodbUrl(referredValue(cloud, valueFrom) ?? "");
      const problem = url === undefined ? undefined : urlProblem(cloud, start, url);
      if (problem !== undefined)
        return `Essential container in task exited: container ${name} exited with code 1: ${problem}`;
    }
  }
  return undefined;
}

function urlProblem(cloud: Cloud, start: TaskStart, url: MongodbUrl): string | undefined {
  const destination = destinationOf(url, cloud);
  if (destination === undefined)
    return isAtlasName(url) ? `MongoServerSelectionError: getaddrinfo ENOTFOUND ${url.authority}` : undefined;
  const { cluster, link } = destination;
  for (const subnet of start.network.subnets) {
    const blocked =
      link === undefined
        ? publicProblem(cloud, start, subnet, cluster)
        : privateProblem(cloud, start, subnet, cluster, link);
    if (blocked !== undefined)
      return `MongoServerSelectionError: connection to ${url.authority} timed out (${subnet.id}: ${blocked})`;
  }
  return logsIn(cluster, url, cloud) ? undefined : "MongoServerError: bad auth : Authentication failed.";
}

/** By the internet: a way out, and an address that the access list holds. */
function publicProblem(cloud: Cloud, start: TaskStart, subnet: Entity, cluster: Entity): string | undefined {
  const { groups, hostAddress, publicAddress } = start.network;
  const path = internetPath(cloud, subnet);
  if (path === undefined) return "no route to the internet";
  if (path === "internet gateway" && !publicAddress)
    return "the route leads to an internet gateway, but the task has no public address";
  if (!letsOut(cloud, { groups, address: sampleAddress(subnet) }, { groups: [] }, PUBLIC_PORT))
    return `the task's security groups let nothing out to the internet on port ${PUBLIC_PORT}`;
  const address = hostAddress ?? egressAddress(cloud, subnet);
  if (isListed(cluster, address, cloud)) return undefined;
  return address === undefined
    ? "the task's public address changes with every start, so no access list can hold it"
    : `the address ${address} is not on the project's access list`;
}

/** By the private endpoint: in the same VPC, and open from the task to the ports of every member. */
function privateProblem(
  cloud: Cloud,
  start: TaskStart,
  subnet: Entity,
  cluster: Entity,
  { endpoint }: NonNullable<Destination["link"]>,
): string | undefined {
  if (text(live(endpoint), "vpcId") !== text(live(subnet), "vpcId"))
    return `the endpoint ${endpoint.id} stands in another network`;
  const source = { groups: start.network.groups, address: sampleAddress(subnet) };
  const ports = privatePorts(cluster, cloud);
  const open = interfacesOf(cloud, endpoint.id).some((face) => {
    const end = {
      groups: textList(live(face), "securityGroups"),
      address: text(live(face), "privateIp") ?? "",
    };
    return ports.every((port) => letsOut(cloud, source, end, port) && letsIn(cloud, source, end, port));
  });
  if (open) return undefined;
  return `security groups do not let the task reach the endpoint ${endpoint.id} on ports ${ports.join(", ")}`;
}
