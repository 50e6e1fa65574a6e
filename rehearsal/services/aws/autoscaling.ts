import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { number, record, text, textList } from "../known.ts";
import { endInstance, instancesOf, startInstance } from "./ec2-instances.ts";
import { templateVersion } from "./ec2-launch-template.ts";
import { settleTasks } from "./ecs-settle.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Source: Auto Scaling API Reference, CreateAutoScalingGroup, from memory, 2026-11. */
const NAME = /^[\u0020-\u007e]{1,255}$/;
const LIFETIME = { min: 86_400, max: 31_536_000 } as const;

/** Time that the provider waits for instances (@pulumi/aws 7.48.0, waitForCapacityTimeout: 10 minutes). */
const WAIT = "10m0s";

const group: Behaviour = {
  token: TOKEN.autoscalingGroup,
  autoName: { property: "name", maxLength: 255 },
  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && !NAME.test(name))
      failures.push({ property: "name", reason: "must be 1 to 255 printable characters" });
    const min = number(inputs, "minSize");
    const max = number(inputs, "maxSize");
    const desired = number(inputs, "desiredCapacity");
    if (min !== undefined && max !== undefined && min > max)
      failures.push({ property: "minSize", reason: `must not be above maxSize ${max}; got ${min}` });
    if (
      desired !== undefined &&
      ((min !== undefined && desired < min) || (max !== undefined && desired > max))
    )
      failures.push({
        property: "desiredCapacity",
        reason: `ValidationError: Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
      });
    const lifetime = number(inputs, "maxInstanceLifetime");
    if (lifetime !== undefined && lifetime !== 0 && (lifetime < LIFETIME.min || lifetime > LIFETIME.max))
      failures.push({
        property: "maxInstanceLifetime",
        reason: `expected maxInstanceLifetime to be 0 or in the range (${LIFETIME.min} - ${LIFETIME.max}), got ${lifetime}`,
      });
    const kind = text(inputs, "healthCheckType");
    if (kind !== undefined && !["EC2", "ELB", "EBS", "VPC_LATTICE"].includes(kind))
      failures.push({
        property: "healthCheckType",
        reason: `must be EC2, ELB, EBS or VPC_LATTICE; got ${kind}`,
      });
    if (inputs.mixedInstancesPolicy !== undefined || inputs.launchConfiguration !== undefined)
      failures.push({
        property: "launchTemplate",
        reason: "this rehearsal starts instances by one launch template",
      });
    return failures;
  },
  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    if (cloud.get(TOKEN.autoscalingGroup, name) !== undefined)
      throw new CloudError("AlreadyExists", "AutoScalingGroup by this name already exists");
    const template = requireTemplate(inputs, cloud);
    requireSubnets(inputs, cloud);
    const arn = cloud.arn(
      "autoscaling",
      `autoScalingGroup:00000000-0000-4000-8000-${cloud.hex(12)}:autoScalingGroupName/${name}`,
    );
    const problem = fill(cloud, { arn, template, inputs });
    return {
      id: name,
      outputs: { name, arn, ...settings(inputs, cloud) },
      ...(problem === undefined
        ? {}
        : {
            failedAfterCreate: `waiting for Auto Scaling Group (${name}) capacity satisfied: timeout while waiting for state to become 'ok' (timeout: ${WAIT}): Launching a new EC2 instance failed: ${problem}`,
          }),
    };
  },
  update(entity, next, cloud, changed) {
    const arn = text(live(entity), "arn") ?? "";
    const template = requireTemplate(next, cloud);
    requireSubnets(next, cloud);
    // An instance refresh; without one the instances that run keep what they were started with.
    if (changed.has("launchTemplate") && record(next, "instanceRefresh") !== undefined)
      for (const instance of instancesOf(cloud, arn)) endInstance(cloud, instance);
    const problem = fill(cloud, { arn, template, inputs: next });
    if (problem !== undefined) throw new CloudError("ScalingActivityInProgress", problem, { applied: true });
    settleTasks(cloud);
    return settings(next, cloud);
  },
  delete(entity, cloud) {
    // The provider sets the sizes to 0 and waits until the instances are gone.
    for (const instance of instancesOf(cloud, text(live(entity), "arn") ?? "")) endInstance(cloud, instance);
    return undefined;
  },
};

function settings(inputs: Inputs, cloud: Cloud): Record<string, unknown> {
  const subnets = textList(inputs, "vpcZoneIdentifiers").map((id) => cloud.get(TOKEN.subnet, id));
  return {
    availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
    availabilityZones: subnets.map((subnet) => text(subnet?.outputs ?? {}, "availabilityZone") ?? ""),
    capacityReservationSpecification: { capacityReservationPreference: "default" },
    loadBalancers: [],
    predictedCapacity: 0,
    targetGroupArns: [],
    trafficSources: [],
    warmPoolSize: 0,
    desiredCapacity: wanted(inputs),
    defaultCooldown: number(inputs, "defaultCooldown") ?? 300,
    healthCheckGracePeriod: number(inputs, "healthCheckGracePeriod") ?? 300,
    healthCheckType: text(inputs, "healthCheckType") ?? "EC2",
    namePrefix: text(inputs, "namePrefix") ?? "",
    serviceLinkedRoleArn: text(inputs, "serviceLinkedRoleArn") ?? "",
    vpcZoneIdentifiers: textList(inputs, "vpcZoneIdentifiers"),
  };
}

function wanted(inputs: Inputs): number {
  return number(inputs, "desiredCapacity") ?? number(inputs, "minSize") ?? 0;
}

function requireTemplate(inputs: Inputs, cloud: Cloud): Inputs {
  const named = record(inputs, "launchTemplate");
  if (named === undefined)
    throw new CloudError(
      "ValidationError",
      "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.",
    );
  return templateVersion(cloud, named);
}

function requireSubnets(inputs: Inputs, cloud: Cloud): void {
  const ids = textList(inputs, "vpcZoneIdentifiers");
  if (ids.length === 0)
    throw new CloudError("ValidationError", "At least one Availability Zone or VPC Subnet is required.");
  const missing = ids.find((id) => cloud.get(TOKEN.subnet, id) === undefined);
  if (missing !== undefined)
    throw new CloudError("ValidationError", `The subnet ID '${missing}' does not exist`);
}

/** Starts what is missing, in the subnets in turn, and ends what is too much; answers why an instance did not start. */
function fill(
  cloud: Cloud,
  { arn, inputs, template }: { readonly arn: string; readonly inputs: Inputs; readonly template: Inputs },
): string | undefined {
  const subnets = textList(inputs, "vpcZoneIdentifiers");
  const running: Entity[] = [...instancesOf(cloud, arn)];
  for (const surplus of running.splice(wanted(inputs))) endInstance(cloud, surplus);
  try {
    for (let index = running.length; index < wanted(inputs); index += 1)
      startInstance(cloud, { template, subnetId: subnets[index % subnets.length] ?? "", owner: arn });
    return undefined;
  } catch (error) {
    if (error instanceof CloudError) return error.message;
    throw error;
  }
}

/** Auto scaling groups, by launch templates. */
export const autoscaling: Service = { behaviours: [group] };
