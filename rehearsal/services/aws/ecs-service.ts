import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, number, record, records, text } from "../known.ts";
import { clusterOf, providersOf } from "./ecs-cluster.ts";
import {
  deploymentsOf,
  desiredCount,
  type Rollout,
  rollOut,
  scaleService,
  stateOf,
  stopTasks,
} from "./ecs-deployment.ts";
import { asksForInstances } from "./ecs-placement.ts";
import { requireService } from "./ecs-service-rules.ts";
import { isActive, taskDefinitionOf } from "./ecs-task-definition.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Source: ECS API Reference, CreateService, from memory, 2026-11. */
const NAME = { longest: 255, pattern: /^[A-Za-z0-9_-]{1,255}$/ } as const;

/** Time that the provider waits for steady state. Source: @pulumi/aws 7.48.0 (default time-out of creation and update, 20 minutes). */
const WAIT = "20m0s";

/** Changes that start a new rollout. Source: ECS Developer Guide, "Updating an Amazon ECS service", from memory, 2026-11. */
const ROLLING = [
  "taskDefinition",
  "networkConfiguration",
  "loadBalancers",
  "serviceRegistries",
  "platformVersion",
  "capacityProviderStrategies",
  "triggers",
  "enableExecuteCommand",
  "propagateTags",
];

const service: Behaviour = {
  token: TOKEN.service,
  autoName: { property: "name", maxLength: NAME.longest },
  replaceOn: ["name", "cluster", "launchType", "schedulingStrategy", "iamRole"],
  inPlace: [
    ...ROLLING,
    "desiredCount",
    "deploymentCircuitBreaker",
    "deploymentConfiguration",
    "alarms",
    "healthCheckGracePeriodSeconds",
  ],
  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && !NAME.pattern.test(name))
      failures.push({
        property: "name",
        reason: `must be 1 to ${NAME.longest} letters, digits, hyphens and underscores; got "${name}"`,
      });
    const kinds: readonly (readonly [string, readonly string[], string | undefined])[] = [
      ["launchType", ["EC2", "FARGATE", "EXTERNAL"], text(inputs, "launchType")],
      ["schedulingStrategy", ["REPLICA", "DAEMON"], text(inputs, "schedulingStrategy")],
      ["propagateTags", ["SERVICE", "TASK_DEFINITION", "NONE"], text(inputs, "propagateTags")],
      ["availabilityZoneRebalancing", ["ENABLED", "DISABLED"], text(inputs, "availabilityZoneRebalancing")],
      ["deploymentController.type", ["ECS"], text(record(inputs, "deploymentController") ?? {}, "type")],
      [
        "deploymentConfiguration.strategy",
        ["ROLLING"],
        text(record(inputs, "deploymentConfiguration") ?? {}, "strategy"),
      ],
    ];
    for (const [property, allowed, value] of kinds) {
      if (value !== undefined && !allowed.includes(value))
        failures.push({
          property,
          reason: `must be one of ${allowed.join(", ")} in this rehearsal; got ${value}`,
        });
    }
    const ranges: readonly (readonly [string, number, number])[] = [
      ["desiredCount", 0, 5000],
      ["deploymentMinimumHealthyPercent", 0, 100],
      ["deploymentMaximumPercent", 100, 400],
      ["healthCheckGracePeriodSeconds", 0, 2_147_483_647],
    ];
    for (const [property, min, max] of ranges) {
      const value = number(inputs, property);
      if (value !== undefined && (value < min || value > max))
        failures.push({
          property,
          reason: `expected ${property} to be in the range (${min} - ${max}), got ${value}`,
        });
    }
    if (inputs.launchType !== undefined && records(inputs, "capacityProviderStrategies").length > 0) {
      failures.push({ property: "launchType", reason: "conflicts with capacityProviderStrategies" });
    }
    if (flag(inputs, "sigintRollback") === true && inputs.waitForSteadyState !== true) {
      failures.push({ property: "sigintRollback", reason: "requires waitForSteadyState to be true" });
    }
    return failures;
  },
  create(inputs, cloud) {
    const cluster = clusterOf(cloud, text(inputs, "cluster"));
    if (cluster === undefined) throw new CloudError("ClusterNotFoundException", "Cluster not found.");
    const name = text(inputs, "name") ?? "";
    const arn = cloud.arn("ecs", `service/${text(live(cluster), "name")}/${name}`);
    if (cloud.get(TOKEN.service, arn) !== undefined)
      throw new CloudError("InvalidParameterException", "Creation of service was not idempotent.");
    const taskDefinition = requireTaskDefinition(inputs, cloud);
    requireService(inputs, cloud, taskDefinition, providersOf(cloud, cluster));
    const desired = number(inputs, "desiredCount") ?? 0;
    const state = { arn, name, internal: {}, inputs };
    const rollout = rollOut(cloud, state, taskDefinition, desired);
    const reason = waited(inputs, arn, rollout);
    return {
      id: arn,
      outputs: {
        arn,
        name,
        cluster: cluster.id,
        desiredCount: desired,
        iamRole: "",
        ...settings(inputs),
        taskDefinition: running(inputs, state.internal),
      },
      internal: state.internal,
      ...(reason === undefined ? {} : { failedAfterCreate: reason }),
    };
  },
  update(entity, next, cloud, changed) {
    const taskDefinition = changed.has("taskDefinition")
      ? requireTaskDefinition(next, cloud)
      : currentDefinition(entity, next, cloud);
    const cluster = clusterOf(cloud, text(live(entity), "cluster"));
    requireService(next, cloud, taskDefinition, cluster === undefined ? [] : providersOf(cloud, cluster));
    if (changed.has("capacityProviderStrategies") && flag(next, "forceNewDeployment") !== true) {
      throw new CloudError(
        "InvalidParameterException",
        "Updating capacityProviderStrategies requires forceNewDeployment = true",
      );
    }
    // With ignoreChanges the engine sends the count of the last run: only a changed one is a wish.
    const desired = changed.has("desiredCount") ? (number(next, "desiredCount") ?? 0) : desiredCount(entity);
    const state = stateOf(entity, next);
    const rolls = ROLLING.some((property) => changed.has(property)) || hangs(entity);
    const rollout = rolls
      ? rollOut(cloud, state, taskDefinition, desired)
      : scaled(entity, next, cloud, desired);
    const outputs = {
      ...settings(next),
      desiredCount: desired,
      taskDefinition: running(next, entity.internal),
    };
    const reason = waited(next, state.arn, rollout);
    if (reason === undefined) return outputs;
    entity.outputs = { ...entity.outputs, ...outputs };
    throw new CloudError("ServiceNotStable", reason, { applied: true });
  },
  delete(entity, cloud) {
    // The provider takes the tasks away first (or forces it), waits until they have drained, then deletes the service.
    stopTasks(cloud, entity);
    return undefined;
  },
};

function settings(inputs: Inputs): Record<string, unknown> {
  return {
    availabilityZoneRebalancing: text(inputs, "availabilityZoneRebalancing") ?? "ENABLED",
    deploymentConfiguration: record(inputs, "deploymentConfiguration") ?? {
      strategy: "ROLLING",
      bakeTimeInMinutes: "0",
    },
    deploymentMaximumPercent: number(inputs, "deploymentMaximumPercent") ?? 200,
    deploymentMinimumHealthyPercent: number(inputs, "deploymentMinimumHealthyPercent") ?? 100,
    launchType:
      text(inputs, "launchType") ?? (records(inputs, "capacityProviderStrategies").length > 0 ? "" : "EC2"),
    platformVersion: text(inputs, "platformVersion") ?? (asksForInstances(inputs) ? "" : "LATEST"),
    schedulingStrategy: text(inputs, "schedulingStrategy") ?? "REPLICA",
    triggers: record(inputs, "triggers") ?? {},
  };
}

/** The revision that the service is on after the rollout, spelt as the program spells it where they are the same. */
function running(inputs: Inputs, internal: Record<string, unknown>): string | undefined {
  const [primary] = deploymentsOf({ internal } as Entity); // only `internal` is read
  const wanted = text(inputs, "taskDefinition");
  if (primary === undefined || wanted === undefined) return wanted;
  return primary.taskDefinition.endsWith(wanted) ? wanted : primary.taskDefinition;
}

function requireTaskDefinition(inputs: Inputs, cloud: Cloud): Entity {
  const reference = text(inputs, "taskDefinition");
  const found = reference === undefined ? undefined : taskDefinitionOf(cloud, reference);
  if (found === undefined) throw new CloudError("ClientException", "TaskDefinition not found.");
  if (!isActive(found)) throw new CloudError("ClientException", "TaskDefinition is inactive");
  return found;
}

/** A service runs on with a revision that was deregistered after its rollout. */
function currentDefinition(entity: Entity, next: Inputs, cloud: Cloud): Entity {
  const reference = text(live(entity), "taskDefinition") ?? text(next, "taskDefinition") ?? "";
  const found = taskDefinitionOf(cloud, reference);
  if (found === undefined) throw new CloudError("ClientException", "TaskDefinition not found.");
  return found;
}

/** True while the last rollout has not ended: ECS goes on trying, so that every update tries again. */
function hangs(entity: Entity): boolean {
  const [primary] = deploymentsOf(entity);
  return primary !== undefined && primary.rolloutState !== "COMPLETED";
}

function scaled(entity: Entity, next: Inputs, cloud: Cloud, desired: number): Rollout {
  entity.inputs = { ...entity.inputs, ...next };
  const reason = scaleService(cloud, entity, desired);
  return { steady: reason === undefined, reason };
}

/** The failure of the provider's wait; without a wait nobody learns of it. */
function waited(inputs: Inputs, arn: string, rollout: Rollout): string | undefined {
  if (rollout.steady || flag(inputs, "waitForSteadyState") !== true) return undefined;
  return `waiting for ECS Service (${arn}) to reach a steady state: timeout while waiting for state to become 'tfSTABLE' (last state: 'tfPENDING', timeout: ${WAIT}): ${rollout.reason}`;
}

/** Services of ECS: their tasks, and what a rollout of a revision comes to. */
export const ecsService: Service = { behaviours: [service] };
