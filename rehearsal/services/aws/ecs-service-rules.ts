import type { Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { number, record, records, text, textList } from "../known.ts";
import { requireLaunch } from "./ecs-launch.ts";
import { asksForInstances } from "./ecs-placement.ts";
import { requireRegistry } from "./ecs-service-registry.ts";
import { containersOf } from "./ecs-task-definition.ts";
import { loadBalancersOf } from "./elb-target-group.ts";
import { live } from "./live.ts";
import { requireGroups } from "./network-interfaces.ts";
import { TOKEN } from "./tokens.ts";

/** Subnets of one network configuration. Source: ECS API Reference, AwsVpcConfiguration, from memory, 2026-11. */
const MAX_SUBNETS = 16;

/** What CreateService and UpdateService refuse at once. Source: ECS API Reference, CreateService, from memory, 2026-11. */
export function requireService(
  inputs: Inputs,
  cloud: Cloud,
  taskDefinition: Entity,
  providers: readonly string[],
): void {
  const strategies = records(inputs, "capacityProviderStrategies").map(
    (strategy) => text(strategy, "capacityProvider") ?? "",
  );
  requireLaunch(inputs, taskDefinition);
  const strange = strategies.find((name) => !providers.includes(name));
  if (strange !== undefined) {
    throw new CloudError(
      "InvalidParameterException",
      "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. " +
        `Associate the capacity provider with the cluster and try again. (${strange})`,
    );
  }
  refusePercents(inputs);
  if (asksForInstances(inputs)) refuseBalancers(inputs);
  else requireLoadBalancers(inputs, cloud, taskDefinition, requireNetwork(inputs, cloud));
  requireRegistry(inputs, cloud);
  requireAlarms(inputs, cloud);
}

/** Tasks on instances would be targets by port of the host. */
function refuseBalancers(inputs: Inputs): void {
  if (
    number(inputs, "healthCheckGracePeriodSeconds") === undefined &&
    records(inputs, "loadBalancers").length === 0
  )
    return;
  throw new CloudError(
    "InvalidParameterException",
    "this rehearsal puts no task of an instance behind a load balancer; remove loadBalancers and the grace period",
  );
}

function refusePercents(inputs: Inputs): void {
  const min = number(inputs, "deploymentMinimumHealthyPercent") ?? 100;
  const max = number(inputs, "deploymentMaximumPercent") ?? 200;
  if (max <= min) {
    throw new CloudError(
      "InvalidParameterException",
      `maximumPercent must be above minimumHealthyPercent, or no task can be replaced; got ${max} and ${min}`,
    );
  }
  if (text(inputs, "availabilityZoneRebalancing") === "ENABLED" && max <= 100) {
    throw new CloudError(
      "InvalidParameterException",
      "AvailabilityZoneRebalancing requires a maximumPercent above 100",
    );
  }
}

function requireNetwork(inputs: Inputs, cloud: Cloud): string {
  const network = record(inputs, "networkConfiguration");
  const ids = network === undefined ? [] : textList(network, "subnets");
  if (network === undefined || ids.length === 0) {
    throw new CloudError(
      "InvalidParameterException",
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    );
  }
  if (ids.length > MAX_SUBNETS)
    throw new CloudError("InvalidParameterException", `subnets can have at most ${MAX_SUBNETS} items.`);
  const vpcs = new Set<string>();
  for (const id of ids) {
    const subnet = cloud.get(TOKEN.subnet, id);
    if (subnet === undefined)
      throw new CloudError("InvalidParameterException", `The subnet ID '${id}' does not exist`);
    vpcs.add(text(live(subnet), "vpcId") ?? "");
  }
  if (vpcs.size > 1)
    throw new CloudError("InvalidParameterException", "All subnets must belong to the same VPC.");
  const [vpcId = ""] = vpcs;
  requireGroups(cloud, textList(network, "securityGroups"), vpcId);
  return vpcId;
}

function requireLoadBalancers(inputs: Inputs, cloud: Cloud, taskDefinition: Entity, vpcId: string): void {
  const balancers = records(inputs, "loadBalancers");
  if (balancers.length === 0 && number(inputs, "healthCheckGracePeriodSeconds") !== undefined) {
    throw new CloudError(
      "InvalidParameterException",
      "Health check grace period is only valid for services configured to use load balancers",
    );
  }
  for (const balancer of balancers) {
    const arn = text(balancer, "targetGroupArn");
    const group = cloud.get(TOKEN.targetGroup, arn);
    if (group === undefined)
      throw new CloudError("InvalidParameterException", `The target group ${arn} does not exist.`);
    if (text(live(group), "targetType") !== "ip") {
      const type = text(live(group), "targetType");
      throw new CloudError(
        "InvalidParameterException",
        `The provided target group ${arn} has target type ${type}, which is incompatible with the awsvpc network mode specified in the task definition.`,
      );
    }
    if (live(group).vpcId !== vpcId)
      throw new CloudError(
        "InvalidParameterException",
        `The target group ${arn} is not in the VPC of the tasks (${vpcId}).`,
      );
    if (loadBalancersOf(cloud, group.id).length === 0) {
      throw new CloudError(
        "InvalidParameterException",
        `The target group with targetGroupArn ${arn} does not have an associated load balancer.`,
        { retryable: true },
      );
    }
    requireContainer(balancer, taskDefinition);
  }
}

function requireContainer(balancer: Readonly<Record<string, unknown>>, taskDefinition: Entity): void {
  const name = text(balancer, "containerName");
  const port = number(balancer, "containerPort");
  const container = containersOf(taskDefinition).find((one) => one.name === name);
  if (container === undefined)
    throw new CloudError(
      "InvalidParameterException",
      `The container ${name} does not exist in the task definition.`,
    );
  if (!(container.portMappings ?? []).some((mapping) => mapping.containerPort === port)) {
    throw new CloudError(
      "InvalidParameterException",
      `The container ${name} did not have a container port ${port} defined.`,
    );
  }
}

/** Alarms that guard a rollout must exist by name. */
function requireAlarms(inputs: Inputs, cloud: Cloud): void {
  const alarms = record(inputs, "alarms");
  if (alarms === undefined) return;
  const known = new Set(
    cloud.list(TOKEN.metricAlarm, { region: cloud.caller.region }).map((alarm) => alarm.id),
  );
  const missing = textList(alarms, "alarmNames").find((name) => !known.has(name));
  if (missing !== undefined)
    throw new CloudError("InvalidParameterException", `The alarm ${missing} does not exist.`);
}
