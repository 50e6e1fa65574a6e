import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { INSTANCE_TYPES } from "../../data/instance-types.ts";
import { number, text } from "../known.ts";
import { clusterOf } from "./ecs-cluster.ts";
import { wayProblem } from "./instance-start-script.ts";
import { live } from "./live.ts";
import { roleAllows } from "./role-judge.ts";
import { TOKEN } from "./tokens.ts";

/** CPU units of one vCPU. */
const UNITS = 1024;

/** Calls of the agent that name the cluster, and those that name its instances (Service Authorization Reference, Amazon ECS, from memory, 2026-11). */
const ON_CLUSTER = [
  "ecs:RegisterContainerInstance",
  "ecs:SubmitTaskStateChange",
  "ecs:SubmitContainerStateChange",
];
const ON_INSTANCE = ["ecs:Poll", "ecs:StartTelemetrySession"];

export interface Joining {
  readonly instance: Entity;
  readonly role: Entity | undefined;
  readonly clusterName: string;
  readonly reservedMib: number;
}

/** The agent joins the cluster by the instance's role; answers why it cannot. */
export function joinCluster(cloud: Cloud, joining: Joining): string | undefined {
  const { clusterName, instance, reservedMib, role } = joining;
  const face = cloud.get(TOKEN.networkInterface, live(instance).networkInterfaceId);
  const blocked = face === undefined ? "no interface" : wayProblem(cloud, face);
  if (blocked !== undefined) return blocked;
  if (role === undefined) return "the agent has no credentials: no role that EC2 may hand to the instance";
  const arn = cloud.arn("ecs", `cluster/${clusterName}`);
  const place = cloud.arn("ecs", `container-instance/${clusterName}/${instance.id.slice(2)}`);
  const asked: readonly (readonly [string, string])[] = [
    ["ecs:DiscoverPollEndpoint", "*"],
    ...ON_CLUSTER.map((action) => [action, arn] as const),
    ...ON_INSTANCE.map((action) => [action, place] as const),
  ];
  const denied = asked.find(([action, resource]) => !roleAllows(cloud, role, action, resource));
  if (denied !== undefined)
    return `AccessDeniedException: the instance's role is not authorized to perform: ${denied[0]} on resource: ${denied[1]}`;
  if (clusterOf(cloud, clusterName) === undefined)
    return `ClientException: Cluster not found: ${clusterName}`;
  const type = INSTANCE_TYPES[text(live(instance), "instanceType") ?? ""];
  cloud.add({
    token: TOKEN.containerInstance,
    id: place,
    outputs: {
      ec2InstanceId: instance.id,
      clusterArn: arn,
      architecture: type?.architecture === "arm64" ? "ARM64" : "X86_64",
      cpu: (type?.vcpus ?? 0) * UNITS,
      memory: (type?.memoryMib ?? 0) - reservedMib,
    },
  });
  return undefined;
}

/** What stood on the instance ends, and ECS forgets it. */
export function leaveCluster(cloud: Cloud, instanceId: string): void {
  for (const one of cloud
    .list(TOKEN.containerInstance)
    .filter((other) => live(other).ec2InstanceId === instanceId)) {
    for (const task of tasksOn(cloud, one)) cloud.remove(task);
    cloud.remove(one);
  }
}

/** The instances that are in a cluster. */
export function containerInstancesOf(cloud: Cloud, clusterArn: string): readonly Entity[] {
  return cloud.list(TOKEN.containerInstance).filter((one) => live(one).clusterArn === clusterArn);
}

/** The interface of the instance, behind which its tasks stand. */
export function hostInterface(cloud: Cloud, host: Entity): Entity | undefined {
  const instance = cloud.get(TOKEN.instance, live(host).ec2InstanceId);
  return instance === undefined
    ? undefined
    : cloud.get(TOKEN.networkInterface, live(instance).networkInterfaceId);
}

/** The tasks on an instance. */
export function tasksOn(cloud: Cloud, host: Entity): readonly Entity[] {
  return cloud.list(TOKEN.placedTask).filter((task) => task.internal.host === host.id);
}

/** What an instance has left for tasks. */
export function roomOn(cloud: Cloud, host: Entity): { readonly cpu: number; readonly memory: number } {
  const used = tasksOn(cloud, host);
  const left = (what: "cpu" | "memory"): number =>
    used.reduce((rest, task) => rest - (number(live(task), what) ?? 0), number(live(host), what) ?? 0);
  return { cpu: left("cpu"), memory: left("memory") };
}
