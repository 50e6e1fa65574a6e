import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, record, records, text, textList } from "../known.ts";
import type { ContainerDefinition } from "./container-definitions.ts";
import { hostInterface } from "./ecs-container-instance.ts";
import { asksForInstances, fittingHosts, type Placing } from "./ecs-placement.ts";
import { callProblem } from "./ecs-start-calls.ts";
import { healthProblem } from "./ecs-start-health.ts";
import { imageProblem } from "./ecs-start-image.ts";
import { logProblem } from "./ecs-start-logs.ts";
import { mongodbProblem } from "./ecs-start-mongodb.ts";
import { networkProblem } from "./ecs-start-network.ts";
import { poolerProblem } from "./ecs-start-pooler.ts";
import { secretProblem } from "./ecs-start-secrets.ts";
import { tunnelProblem } from "./ecs-start-tunnel.ts";
import { containersOf } from "./ecs-task-definition.ts";
import { live } from "./live.ts";
import { roleOf, roleTrusts } from "./role-judge.ts";
import { TOKEN } from "./tokens.ts";

/** All that decides whether a task of a service comes up. */
export interface TaskStart {
  readonly service: { readonly name: string; readonly arn: string };
  readonly taskDefinition: Entity;
  readonly containers: readonly ContainerDefinition[];
  readonly executionRole: Entity | undefined;
  readonly network: TaskNetwork;
  readonly loadBalancers: readonly {
    readonly groupArn: string;
    readonly containerName: string;
    readonly containerPort: number;
  }[];
}

export interface TaskNetwork {
  readonly subnets: readonly Entity[];
  readonly groups: readonly string[];
  readonly publicAddress: boolean;
  /** As whom the task appears outside, where that is the address of its instance. */
  readonly hostAddress?: string;
}

/** Where tasks on instances stand: behind the interfaces of those that could take one. */
function hostNetwork(cloud: Cloud, placing: Placing, definition: Entity): TaskNetwork {
  const faces = fittingHosts(cloud, placing, definition).flatMap((host) => hostInterface(cloud, host) ?? []);
  const address = faces.map((face) => text(live(face), "publicIp") ?? "").find((one) => one !== "");
  return {
    subnets: faces.flatMap((face) => cloud.get(TOKEN.subnet, live(face).subnetId) ?? []),
    groups: [...new Set(faces.flatMap((face) => textList(live(face), "securityGroups")))],
    publicAddress: address !== undefined,
    ...(address === undefined ? {} : { hostAddress: address }),
  };
}

/** Where the service's tasks stand, from its `networkConfiguration`; groups left out are the VPC's default one. */
export function networkOf(cloud: Cloud, inputs: Readonly<Record<string, unknown>>): TaskNetwork {
  const network = record(inputs, "networkConfiguration") ?? {};
  const subnets = textList(network, "subnets")
    .map((id) => cloud.get(TOKEN.subnet, id))
    .filter((subnet) => subnet !== undefined);
  const asked = textList(network, "securityGroups");
  const vpc = cloud.get(TOKEN.vpc, subnets[0] === undefined ? undefined : live(subnets[0]).vpcId);
  const groups =
    asked.length > 0 || vpc === undefined ? asked : [text(live(vpc), "defaultSecurityGroupId") ?? ""];
  return { subnets, groups, publicAddress: flag(network, "assignPublicIp") ?? false };
}

/** The start of a task with that definition under those inputs of a service. */
export function taskStart(
  cloud: Cloud,
  service: { readonly name: string; readonly arn: string },
  taskDefinition: Entity,
  inputs: Readonly<Record<string, unknown>>,
): TaskStart {
  return {
    service,
    taskDefinition,
    containers: containersOf(taskDefinition),
    executionRole: roleOf(cloud, live(taskDefinition).executionRoleArn),
    network: asksForInstances(inputs)
      ? hostNetwork(cloud, { arn: service.arn, inputs }, taskDefinition)
      : networkOf(cloud, inputs),
    loadBalancers: records(inputs, "loadBalancers").map((balancer) => ({
      groupArn: text(balancer, "targetGroupArn") ?? "",
      containerName: text(balancer, "containerName") ?? "",
      containerPort: typeof balancer.containerPort === "number" ? balancer.containerPort : 0,
    })),
  };
}

/**
 * Why a task does not come up, in the words of ECS's events and stopped reasons; undefined when it reaches steady state.
 * In the order in which Fargate does it: roles, network, secrets, image, logs, the process itself, health.
 * Source: ECS Developer Guide, "Amazon ECS stopped tasks error messages" and "Service event messages", from memory, 2026-11.
 */
export function startProblem(cloud: Cloud, start: TaskStart): string | undefined {
  return (
    roleProblem(cloud, start) ??
    networkProblem(cloud, start) ??
    secretProblem(cloud, start) ??
    imageProblem(cloud, start) ??
    logProblem(cloud, start) ??
    tunnelProblem(cloud, start) ??
    mongodbProblem(cloud, start) ??
    poolerProblem(cloud, start) ??
    callProblem(cloud, start) ??
    healthProblem(cloud, start)
  );
}

function roleProblem(cloud: Cloud, start: TaskStart): string | undefined {
  const all = live(start.taskDefinition);
  for (const property of ["executionRoleArn", "taskRoleArn"]) {
    const arn = text(all, property);
    if (arn === undefined) continue;
    const role = roleOf(cloud, arn);
    if (role !== undefined && roleTrusts(cloud, role, "ecs-tasks.amazonaws.com", start.service.arn)) continue;
    return (
      `ECS was unable to assume the role '${arn}' that was provided for this task. Please verify that the role being passed ` +
      "has the proper trust relationship and permissions and that your IAM user has permissions to pass this role."
    );
  }
  return undefined;
}
