import type { Cloud } from "../../cloud/cloud.ts";
import { connectorProblem, TUNNEL } from "../cloudflare/tunnel-of.ts";
import type { ContainerDefinition } from "./container-definitions.ts";
import { letsOut } from "./ec2-group-rules.ts";
import { internetPath } from "./ec2-paths.ts";
import type { TaskStart } from "./ecs-start.ts";
import { sampleAddress } from "./network-interfaces.ts";
import { referredValue } from "./referred-value.ts";

/** Port of the edge that connectors dial, over TCP and UDP (Cloudflare Tunnel documentation, "Tunnel with firewall", from memory, 2026-11). */
const EDGE_PORT = 7844;

/** Why a task's connector to Cloudflare does not come up: a way out, then a token that the edge takes. */
export function tunnelProblem(cloud: Cloud, start: TaskStart): string | undefined {
  for (const container of start.containers.filter(isConnector)) {
    const problem = wayProblem(cloud, start) ?? tokenProblem(cloud, container);
    if (problem !== undefined)
      return `Essential container in task exited: container ${container.name} exited with code 1: ${problem}`;
  }
  return undefined;
}

/** A container that runs cloudflared by a token. */
function isConnector({ command = [], image }: ContainerDefinition): boolean {
  return image.includes("cloudflared") && command.includes("tunnel") && command.includes("run");
}

function wayProblem(cloud: Cloud, { network }: TaskStart): string | undefined {
  for (const subnet of network.subnets) {
    const way = internetPath(cloud, subnet);
    if (way === undefined || (way === "internet gateway" && !network.publicAddress))
      return `Unable to reach the edge on port ${EDGE_PORT}: no way to the internet (${subnet.id})`;
    const source = { groups: network.groups, address: sampleAddress(subnet) };
    if (!letsOut(cloud, source, { groups: [] }, EDGE_PORT))
      return `Unable to reach the edge: the security groups let nothing out to port ${EDGE_PORT}`;
  }
  return undefined;
}

function tokenProblem(cloud: Cloud, container: ContainerDefinition): string | undefined {
  const plain = container.environment?.find(({ name }) => name === "TUNNEL_TOKEN")?.value;
  const reference = container.secrets?.find(({ name }) => name === "TUNNEL_TOKEN")?.valueFrom;
  if (plain === undefined && reference === undefined)
    return '"cloudflared tunnel run" requires the token of the tunnel to run';
  const token = plain ?? referredValue(cloud, reference ?? "");
  if (token === undefined) return undefined; // written by another way than a resource: nothing to look into
  return connectorProblem(cloud.world.everywhere(TUNNEL), token);
}
