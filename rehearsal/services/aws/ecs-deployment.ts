import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { uuid } from "../identifiers.ts";
import { flag, number, record, text } from "../known.ts";
import { asksForInstances, placedTasks, placementProblem, placeTasks } from "./ecs-placement.ts";
import { networkOf, startProblem, taskStart } from "./ecs-start.ts";
import { taskDefinitionOf } from "./ecs-task-definition.ts";
import { live } from "./live.ts";
import { addInterface, interfacesOf, removeInterfaces } from "./network-interfaces.ts";
import { TOKEN } from "./tokens.ts";

/** One rollout of a service, as DescribeServices shows it. */
export interface Deployment {
  /** `ecs-svc/<digits>`. */
  readonly id: string;
  status: "PRIMARY" | "ACTIVE" | "INACTIVE";
  /** ARN of the task definition's revision. */
  readonly taskDefinition: string;
  desiredCount: number;
  runningCount: number;
  rolloutState: "COMPLETED" | "IN_PROGRESS" | "FAILED";
  rolloutStateReason: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Rollouts that a service remembers, newest first. */
const REMEMBERED = 20;

/** The rollouts of a service, newest first: a failed one among them was rolled back, or hangs. */
export function deploymentsOf(service: Entity): readonly Deployment[] {
  const found = service.internal.deployments;
  return Array.isArray(found) ? (found as Deployment[]) : []; // only this file writes it
}

/** What a rollout came to. `reason` is why the service is not steady. */
export interface Rollout {
  readonly steady: boolean;
  readonly reason: string | undefined;
}

/** A service in the making or on record: what a rollout reads and writes. */
export interface ServiceState {
  readonly arn: string;
  readonly name: string;
  readonly internal: Record<string, unknown>;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * Rolls a revision out: new tasks first, then the old ones go. When they do not come up, the circuit breaker stops it, and with
 * rollback the last completed revision stays, or returns; the service is then steady again, as in AWS. Source: ECS Developer
 * Guide, "How the Amazon ECS deployment circuit breaker detects failures", from memory, 2026-11.
 */
export function rollOut(cloud: Cloud, state: ServiceState, taskDefinition: Entity, desired: number): Rollout {
  const rollout = tryRevision(cloud, state, taskDefinition, desired);
  state.internal.runningCount = runningTasks(cloud, state);
  return rollout;
}

function tryRevision(cloud: Cloud, state: ServiceState, taskDefinition: Entity, desired: number): Rollout {
  const last = lastCompleted(state);
  const unplaced = desired === 0 ? undefined : unplacedProblem(cloud, state, taskDefinition);
  const problem =
    desired === 0 || unplaced !== undefined
      ? undefined
      : startProblem(cloud, taskStart(cloud, state, taskDefinition, state.inputs));
  const failure = problem ?? unplaced ?? place(cloud, state, taskDefinition, desired);
  if (failure === undefined) {
    remember(cloud, state, {
      taskDefinition: taskDefinition.id,
      desired,
      running: desired,
      state: "COMPLETED",
      reason: "",
    });
    return { steady: true, reason: undefined };
  }
  const breaker = record(state.inputs, "deploymentCircuitBreaker") ?? {};
  const reason = `(service ${state.name}) was unable to place or keep tasks of ${taskDefinition.id}: ${failure}`;
  // A task that finds no place has not failed: ECS waits for room, and the breaker counts nothing.
  const waits = problem === undefined && asksForInstances(state.inputs);
  if (flag(breaker, "enable") !== true || waits) {
    const running = runningTasks(cloud, state);
    remember(cloud, state, {
      taskDefinition: taskDefinition.id,
      desired,
      running: last === undefined ? 0 : running,
      state: "IN_PROGRESS",
      reason,
    });
    return { steady: false, reason };
  }
  const tripped = `ECS deployment circuit breaker: tasks failed to start. ${reason}`;
  remember(cloud, state, {
    taskDefinition: taskDefinition.id,
    desired,
    running: 0,
    state: "FAILED",
    reason: tripped,
  });
  if (flag(breaker, "rollback") !== true || last === undefined) return { steady: false, reason: tripped };
  return rollBack(cloud, state, last, desired);
}

/** Its tasks were never stopped: only missing ones must start again. */
function rollBack(cloud: Cloud, state: ServiceState, last: Deployment, desired: number): Rollout {
  const old = taskDefinitionOf(cloud, last.taskDefinition);
  const running = runningTasks(cloud, state);
  const missing =
    desired > running && old !== undefined
      ? startProblem(cloud, taskStart(cloud, state, old, state.inputs))
      : undefined;
  const problem =
    missing ?? (desired > running && old !== undefined ? place(cloud, state, old, desired) : undefined);
  const done = problem === undefined;
  const reason = `ECS deployment circuit breaker: rolling back to ${last.taskDefinition}.${done ? "" : ` ${problem}`}`;
  remember(cloud, state, {
    taskDefinition: last.taskDefinition,
    desired,
    running: done ? desired : running,
    state: done ? "COMPLETED" : "IN_PROGRESS",
    reason,
  });
  return { steady: done, reason: done ? undefined : reason };
}

function lastCompleted(state: { readonly internal: Record<string, unknown> }): Deployment | undefined {
  const all = state.internal.deployments as Deployment[] | undefined; // only this file writes it
  return all?.find((deployment) => deployment.rolloutState === "COMPLETED");
}

function remember(
  cloud: Cloud,
  state: ServiceState,
  what: {
    readonly taskDefinition: string;
    readonly desired: number;
    readonly running: number;
    readonly state: Deployment["rolloutState"];
    readonly reason: string;
  },
): void {
  const earlier = (state.internal.deployments as Deployment[] | undefined) ?? []; // only this file writes it
  const old = earlier.map(
    (deployment): Deployment => ({ ...deployment, status: "INACTIVE", runningCount: 0 }),
  );
  const fresh: Deployment = {
    id: `ecs-svc/${cloud.digits(19)}`,
    status: "PRIMARY",
    taskDefinition: what.taskDefinition,
    desiredCount: what.desired,
    runningCount: what.running,
    rolloutState: what.state,
    rolloutStateReason:
      what.reason === "" ? `ECS deployment of ${what.taskDefinition} completed.` : what.reason,
    createdAt: cloud.now.toISOString(),
  };
  state.internal.deployments = [fresh, ...old].slice(0, REMEMBERED);
}

/** The tasks of a service: on Fargate each has an interface, on instances it has none. */
function runningTasks(cloud: Cloud, { arn }: Pick<ServiceState, "arn">): number {
  return interfacesOf(cloud, arn).length + placedTasks(cloud, arn).length;
}

/** Why no instance could take a task of that revision; undefined on Fargate, and where one could. */
function unplacedProblem(cloud: Cloud, state: ServiceState, taskDefinition: Entity): string | undefined {
  return asksForInstances(state.inputs) ? placementProblem(cloud, state, taskDefinition) : undefined;
}

/** Puts the tasks where they belong, in place of those before; answers why that is not possible. */
function place(cloud: Cloud, state: ServiceState, taskDefinition: Entity, count: number): string | undefined {
  return asksForInstances(state.inputs)
    ? placeTasks(cloud, state, taskDefinition, count)
    : placeInterfaces(cloud, state, count);
}

/** Puts the tasks' interfaces into the subnets in turn. */
function placeInterfaces(cloud: Cloud, state: ServiceState, count: number): string | undefined {
  const before = interfacesOf(cloud, state.arn);
  const { subnets, groups, publicAddress } = networkOf(cloud, state.inputs);
  const added: Entity[] = [];
  try {
    for (const face of before) cloud.remove(face);
    for (let index = 0; index < count; index += 1) {
      const subnet = subnets[index % Math.max(subnets.length, 1)];
      if (subnet === undefined) return "the service names no subnet that exists";
      const request = {
        subnetId: subnet.id,
        groupIds: groups,
        owner: state.arn,
        description: cloud.arn("ecs", `attachment/${uuid(cloud)}`),
      };
      added.push(addInterface(cloud, publicAddress ? { ...request, publicAddress: "auto" } : request));
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    for (const face of added) cloud.remove(face);
    for (const face of before) cloud.add(face);
    return error.message;
  }
}

/** Changes the number of tasks of a service that stands, without a new rollout. Answers why the missing ones do not come up. */
export function scaleService(cloud: Cloud, service: Entity, desired: number): string | undefined {
  const state = stateOf(service);
  const running = runningTasks(cloud, state);
  const [primary] = deploymentsOf(service);
  const taskDefinition = taskDefinitionOf(cloud, text(live(service), "taskDefinition") ?? "");
  let problem: string | undefined;
  if (desired > running && taskDefinition !== undefined) {
    problem =
      unplacedProblem(cloud, state, taskDefinition) ??
      startProblem(cloud, taskStart(cloud, state, taskDefinition, state.inputs)) ??
      place(cloud, state, taskDefinition, desired);
  } else if (desired < running) {
    for (const face of interfacesOf(cloud, state.arn).slice(desired)) cloud.remove(face);
    for (const task of placedTasks(cloud, state.arn).slice(desired)) cloud.remove(task);
  }
  if (primary !== undefined) {
    primary.desiredCount = desired;
    primary.runningCount = problem === undefined ? desired : running;
    if (problem === undefined && primary.rolloutState === "IN_PROGRESS") primary.rolloutState = "COMPLETED";
  }
  service.outputs = { ...service.outputs, desiredCount: desired };
  service.internal.runningCount = runningTasks(cloud, state);
  return problem === undefined
    ? undefined
    : `(service ${state.name}) was unable to place or keep tasks: ${problem}`;
}

/** The state of a service on record, with inputs that replace its own during an update. */
export function stateOf(
  service: Entity,
  inputs: Readonly<Record<string, unknown>> = service.inputs,
): ServiceState {
  const all = live(service);
  return {
    arn: text(all, "arn") ?? service.id,
    name: text(all, "name") ?? "",
    internal: service.internal,
    inputs,
  };
}

export function stopTasks(cloud: Cloud, service: Entity): void {
  const arn = text(live(service), "arn") ?? service.id;
  removeInterfaces(cloud, arn);
  for (const task of placedTasks(cloud, arn)) cloud.remove(task);
}

/** The service that Application Auto Scaling calls `service/<cluster>/<name>`. */
export function serviceByResourceId(cloud: Cloud, resourceId: string): Entity | undefined {
  return cloud
    .list(TOKEN.service, { region: cloud.caller.region })
    .find((service) => service.id.endsWith(`:${resourceId}`));
}

/** How many tasks a service wants now; autoscaling may have moved it away from what a program wrote. */
export function desiredCount(service: Entity): number {
  return number(live(service), "desiredCount") ?? 0;
}
