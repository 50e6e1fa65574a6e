import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, text, textList } from "../known.ts";
import { instancesOf, resolveIn } from "./discovery-instances.ts";
import { letsIn, letsOut } from "./ec2-group-rules.ts";
import type { TaskStart } from "./ecs-start.ts";
import { live } from "./live.ts";
import { sampleAddress } from "./network-interfaces.ts";
import { TOKEN } from "./tokens.ts";

/** An address that an application calls: scheme, host, port, and perhaps a path. */
const ADDRESS = /^[a-z][a-z+]*:\/\/([^/:@\s]+):(\d+)(?:\/|$)/;

/**
 * A container whose plain variable is the address of another service in a private zone must find the name, and reach the tasks
 * that stand behind it. Where none stands there yet the application waits, as it does when the other is deployed.
 */
export function callProblem(cloud: Cloud, start: TaskStart): string | undefined {
  for (const { environment = [], essential = true, name } of start.containers) {
    if (!essential) continue;
    for (const { value } of environment) {
      const [, host, port] = ADDRESS.exec(value ?? "") ?? [];
      const problem = host === undefined ? undefined : addressProblem(cloud, start, host, Number(port));
      if (problem !== undefined)
        return `Essential container in task exited: container ${name} exited with code 1: ${problem}`;
    }
  }
  return undefined;
}

function addressProblem(cloud: Cloud, start: TaskStart, host: string, port: number): string | undefined {
  for (const subnet of start.network.subnets) {
    const vpcId = text(live(subnet), "vpcId") ?? "";
    const called = resolveIn(cloud, vpcId, host);
    if (called === undefined) continue; // no name of this network: somebody else's, or the internet's
    if (called === "no such name" || !answers(cloud, vpcId)) return `getaddrinfo ENOTFOUND ${host}`;
    const closed = instancesOf(cloud, called).find((face) => !reaches(cloud, start, subnet, face, port));
    if (closed !== undefined)
      return `connect ETIMEDOUT ${host}:${port} (${subnet.id}: security groups do not let the task reach ${text(live(closed), "privateIp")})`;
  }
  return undefined;
}

/** A VPC asks private zones only with both of its DNS words on. Source: Route 53 Developer Guide, "Private hosted zones", from memory, 2026-11. */
function answers(cloud: Cloud, vpcId: string): boolean {
  const vpc = cloud.get(TOKEN.vpc, vpcId);
  if (vpc === undefined) return false;
  return flag(live(vpc), "enableDnsSupport") === true && flag(live(vpc), "enableDnsHostnames") === true;
}

function reaches(cloud: Cloud, start: TaskStart, subnet: Entity, face: Entity, port: number): boolean {
  const from = { groups: start.network.groups, address: sampleAddress(subnet) };
  const to = { groups: textList(live(face), "securityGroups"), address: text(live(face), "privateIp") ?? "" };
  return letsOut(cloud, from, to, port) && letsIn(cloud, from, to, port);
}
