import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { uuid } from "../identifiers.ts";
import { number, record, text } from "../known.ts";
import { sizeUnits } from "./container-rules.ts";
import { clusterOf } from "./ecs-cluster.ts";
import { containerInstancesOf, roomOn } from "./ecs-container-instance.ts";
import { containersOf } from "./ecs-task-definition.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** What a task reserves of its instance. */
interface Size {
  readonly cpu: number;
  readonly memory: number;
}

/** A service or a schedule that wants tasks placed: its own ARN, and what it says of cluster and rollouts. */
export interface Placing {
  readonly arn: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** True where the inputs of a service or a schedule ask for instances: what is left out does (ECS API Reference, CreateService, from memory, 2026-11). */
export function asksForInstances(inputs: Readonly<Record<string, unknown>>): boolean {
  const providers = inputs.capacityProviderStrategies;
  if (Array.isArray(providers) && providers.length > 0) return false;
  return (text(inputs, "launchType") ?? "EC2") === "EC2";
}

/** The tasks of a service that stand on instances. */
export function placedTasks(cloud: Cloud, owner: string): readonly Entity[] {
  return cloud.list(TOKEN.placedTask).filter((task) => task.internal.owner === owner);
}

/** The instances of the cluster on which a task of that definition could stand at all. */
export function fittingHosts(cloud: Cloud, { inputs }: Placing, definition: Entity): readonly Entity[] {
  return hostsOf(cloud, inputs).filter((host) => refusalOf(host, definition, sizeOn(host)) === undefined);
}

/** Why no instance of the cluster could ever take such a task, in the words of ECS's events. */
export function placementProblem(cloud: Cloud, placing: Placing, definition: Entity): string | undefined {
  const hosts = hostsOf(cloud, placing.inputs);
  const [first] = hosts;
  if (first === undefined)
    return noneMet(`No Container Instances were found in your cluster.${reasons(cloud, placing)}`);
  if (fittingHosts(cloud, placing, definition).length > 0) return undefined;
  return noneMet(`${closest(first)} ${refusalOf(first, definition, sizeOn(first)) ?? ""}`);
}

/** Why no instance has room for one more task now; undefined where one has. */
export function roomProblem(cloud: Cloud, placing: Placing, definition: Entity): string | undefined {
  const hosts = fittingHosts(cloud, placing, definition);
  const [first] = hosts;
  if (first === undefined) return placementProblem(cloud, placing, definition);
  if (hosts.some((host) => refusalOf(host, definition, roomOn(cloud, host)) === undefined)) return undefined;
  return noneMet(`${closest(first)} ${refusalOf(first, definition, roomOn(cloud, first)) ?? ""}`);
}

/**
 * Brings a service to `count` tasks of a definition, one step at a time, within its percents: a new task starts where there is
 * room, an old one stops where enough are left. Answers why it stands still. Source: ECS Developer Guide, "Deploy Amazon ECS
 * services by replacing tasks", from memory, 2026-11.
 */
export function placeTasks(
  cloud: Cloud,
  placing: Placing,
  definition: Entity,
  count: number,
): string | undefined {
  const least = Math.ceil((count * (number(placing.inputs, "deploymentMinimumHealthyPercent") ?? 100)) / 100);
  const most = Math.floor((count * (number(placing.inputs, "deploymentMaximumPercent") ?? 200)) / 100);
  for (;;) {
    const all = placedTasks(cloud, placing.arn);
    const fresh = all.filter((task) => task.internal.definition === definition.id);
    const old = all.filter((task) => !fresh.includes(task));
    if (fresh.length >= count) {
      for (const task of [...old, ...fresh.slice(count)]) cloud.remove(task);
      return undefined;
    }
    const problem = all.length < most ? place(cloud, placing, definition) : undefined;
    if (all.length < most && problem === undefined) continue;
    const [next] = old;
    if (next === undefined || all.length <= least)
      return problem ?? "neither may one more task start nor one of the old ones stop";
    cloud.remove(next);
  }
}

function place(cloud: Cloud, placing: Placing, definition: Entity): string | undefined {
  const host = fittingHosts(cloud, placing, definition).find(
    (one) => refusalOf(one, definition, roomOn(cloud, one)) === undefined,
  );
  if (host === undefined) return roomProblem(cloud, placing, definition);
  const cluster = text(live(host), "clusterArn") ?? "";
  cloud.add({
    token: TOKEN.placedTask,
    id: `${cluster.replace(":cluster/", ":task/")}/${uuid(cloud).replaceAll("-", "")}`,
    outputs: { ...needOf(definition) },
    internal: { owner: placing.arn, host: host.id, definition: definition.id },
  });
  return undefined;
}

function hostsOf(cloud: Cloud, inputs: Readonly<Record<string, unknown>>): readonly Entity[] {
  const cluster = clusterOf(cloud, text(inputs, "cluster"));
  return cluster === undefined ? [] : containerInstancesOf(cloud, cluster.id);
}

/** What a task reserves: its own figures, else those of its containers together. */
function needOf(definition: Entity): Size {
  const all = live(definition);
  const containers = containersOf(definition);
  const sum = (figures: readonly number[]): number => figures.reduce((total, one) => total + one, 0);
  return {
    cpu: sizeUnits(text(all, "cpu")) ?? sum(containers.map((one) => one.cpu ?? 0)),
    memory:
      sizeUnits(text(all, "memory")) ??
      sum(containers.map((one) => one.memoryReservation ?? one.memory ?? 0)),
  };
}

function sizeOn(host: Entity): Size {
  return { cpu: number(live(host), "cpu") ?? 0, memory: number(live(host), "memory") ?? 0 };
}

/** What an instance lacks for a task; undefined where it lacks nothing. */
function refusalOf(host: Entity, definition: Entity, has: Size): string | undefined {
  const wanted = text(record(live(definition), "runtimePlatform") ?? {}, "cpuArchitecture");
  if (wanted !== undefined && wanted !== live(host).architecture)
    return "is missing an attribute required by your task. (ecs.cpu-architecture)";
  const need = needOf(definition);
  if (need.memory > has.memory)
    return `has insufficient memory available. (${need.memory} asked, ${has.memory} left)`;
  if (need.cpu > has.cpu) return `has insufficient CPU units available. (${need.cpu} asked, ${has.cpu} left)`;
  return undefined;
}

/** ECS Developer Guide, "Viewing Amazon ECS service event messages", from memory, 2026-11. */
function noneMet(why: string): string {
  return `was unable to place a task because no container instance met all of its requirements. ${why}`;
}

function closest(host: Entity): string {
  return `The closest matching container-instance ${host.id.split("/").at(-1) ?? ""}`;
}

/** Instances that run and did not join, with what hindered them: nobody would look there first. */
function reasons(cloud: Cloud, _placing: Placing): string {
  return cloud
    .list(TOKEN.instance)
    .filter((one) => typeof one.internal.problem === "string")
    .map((one) => ` (${one.id} joined none: ${String(one.internal.problem)})`)
    .join("");
}
