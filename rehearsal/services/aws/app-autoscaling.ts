import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { letters, uuid } from "../identifiers.ts";
import { number, record, records, text } from "../known.ts";
import { scaleService, serviceByResourceId } from "./ecs-deployment.ts";
import { loadBalancersOf } from "./elb-target-group.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** What is simulated: one dimension, with the metrics that AWS keeps for it. Source: Application Auto Scaling API Reference, from memory, 2026-11. */
const DIMENSIONS: Readonly<
  Record<string, { readonly namespace: string; readonly metrics: readonly string[] }>
> = {
  "ecs:service:DesiredCount": {
    namespace: "ecs",
    metrics: [
      "ECSServiceAverageCPUUtilization",
      "ECSServiceAverageMemoryUtilization",
      "ALBRequestCountPerTarget",
    ],
  },
};

const POLICY_TYPES = ["TargetTrackingScaling", "StepScaling", "PredictiveScaling"];

function checkDimension(inputs: Inputs): CheckFailure[] {
  const dimension = text(inputs, "scalableDimension");
  const namespace = text(inputs, "serviceNamespace");
  if (dimension === undefined) return [];
  const known = DIMENSIONS[dimension];
  if (known === undefined) {
    return [
      {
        property: "scalableDimension",
        reason: `this rehearsal scales ${Object.keys(DIMENSIONS).join(", ")}; got ${dimension}`,
      },
    ];
  }
  if (namespace === undefined || namespace === known.namespace) return [];
  return [
    {
      property: "serviceNamespace",
      reason: `"${dimension}" belongs to "${known.namespace}"; got "${namespace}"`,
    },
  ];
}

const target: Behaviour = {
  token: TOKEN.scalableTarget,
  replaceOn: ["resourceId", "scalableDimension", "serviceNamespace"],
  inPlace: ["minCapacity", "maxCapacity", "roleArn", "suspendedState"],
  check(inputs) {
    const failures = checkDimension(inputs);
    const min = number(inputs, "minCapacity");
    const max = number(inputs, "maxCapacity");
    if (min !== undefined && min < 0)
      failures.push({
        property: "minCapacity",
        reason: `expected minCapacity to be at least (0), got ${min}`,
      });
    if (min !== undefined && max !== undefined && min > max) {
      failures.push({
        property: "maxCapacity",
        reason: `Maximum capacity cannot be less than minimum capacity; got ${max} and ${min}`,
      });
    }
    return failures;
  },
  create(inputs, cloud) {
    const resourceId = text(inputs, "resourceId") ?? "";
    const service = requireService(resourceId, cloud);
    if (targetOf(inputs, cloud) !== undefined) {
      throw new CloudError("ValidationException", `${resourceId} is a scalable target already`);
    }
    keepWithin(cloud, service, inputs);
    const role = `role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`;
    return {
      id: resourceId,
      outputs: {
        arn: cloud.arn("application-autoscaling", `scalable-target/${letters(cloud, 28, { lower: true })}`),
        roleArn: text(inputs, "roleArn") ?? cloud.arn("iam", role, ""),
        ...(inputs.suspendedState === undefined
          ? {
              suspendedState: {
                dynamicScalingInSuspended: false,
                dynamicScalingOutSuspended: false,
                scheduledScalingSuspended: false,
              },
            }
          : {}),
      },
    };
  },
  update(_entity, next, cloud) {
    keepWithin(cloud, requireService(text(next, "resourceId") ?? "", cloud), next);
    return {};
  },
  delete(entity, cloud) {
    for (const policy of policiesOf(cloud, live(entity))) cloud.remove(policy);
    return undefined;
  },
};

function requireService(resourceId: string, cloud: Cloud): Entity {
  const service = serviceByResourceId(cloud, resourceId);
  if (service === undefined) {
    throw new CloudError("ValidationException", `ECS service doesn't exist: ${resourceId}`, {
      retryable: true,
    });
  }
  return service;
}

/**
 * Registering moves the service's count into the bounds at once: what a program wrote as desiredCount is then no longer true.
 * Source: Application Auto Scaling User Guide, "Register a scalable target", from memory, 2026-11.
 */
function keepWithin(cloud: Cloud, service: Entity, inputs: Inputs): void {
  const wanted = number(live(service), "desiredCount") ?? 0;
  const bound = Math.min(
    Math.max(wanted, number(inputs, "minCapacity") ?? 0),
    number(inputs, "maxCapacity") ?? wanted,
  );
  if (bound !== wanted) scaleService(cloud, service, bound);
}

function targetOf(inputs: Readonly<Record<string, unknown>>, cloud: Cloud): Entity | undefined {
  return cloud
    .list(TOKEN.scalableTarget, { region: cloud.caller.region })
    .find(
      (other) =>
        live(other).resourceId === inputs.resourceId &&
        live(other).scalableDimension === inputs.scalableDimension,
    );
}

function policiesOf(cloud: Cloud, inputs: Readonly<Record<string, unknown>>): readonly Entity[] {
  return cloud
    .list(TOKEN.scalingPolicy, { region: cloud.caller.region })
    .filter(
      (other) =>
        live(other).resourceId === inputs.resourceId &&
        live(other).scalableDimension === inputs.scalableDimension,
    );
}

const policy: Behaviour = {
  token: TOKEN.scalingPolicy,
  autoName: { property: "name", maxLength: 255 },
  replaceOn: ["name", "resourceId", "scalableDimension", "serviceNamespace"],
  check(inputs) {
    const failures = checkDimension(inputs);
    const type = text(inputs, "policyType") ?? "StepScaling";
    if (!POLICY_TYPES.includes(type)) {
      failures.push({
        property: "policyType",
        reason: `expected policyType to be one of ${JSON.stringify(POLICY_TYPES)}, got ${type}`,
      });
    }
    const blocks: Readonly<Record<string, string>> = {
      TargetTrackingScaling: "targetTrackingScalingPolicyConfiguration",
      StepScaling: "stepScalingPolicyConfiguration",
      PredictiveScaling: "predictiveScalingPolicyConfiguration",
    };
    const block = blocks[type];
    if (block !== undefined && inputs[block] === undefined)
      failures.push({ property: block, reason: `is required where policyType is "${type}"` });
    return [...failures, ...checkTracking(inputs)];
  },
  create(inputs, cloud) {
    requirePolicy(inputs, cloud);
    const name = text(inputs, "name") ?? "";
    const resourceId = text(inputs, "resourceId") ?? "";
    if (policiesOf(cloud, inputs).some((other) => live(other).name === name)) {
      throw new CloudError("ValidationException", `a policy with the name ${name} exists for ${resourceId}`);
    }
    const namespace = text(inputs, "serviceNamespace") ?? "";
    const arn = cloud.arn(
      "autoscaling",
      `scalingPolicy:${uuid(cloud)}:resource/${namespace}/${resourceId}:policyName/${name}`,
    );
    const alarms = ["AlarmHigh", "AlarmLow"].map((kind) =>
      cloud.arn("cloudwatch", `alarm:TargetTracking-${resourceId}-${kind}-${uuid(cloud)}`),
    );
    return {
      id: name,
      outputs: { arn, alarmArns: text(inputs, "policyType") === "TargetTrackingScaling" ? alarms : [] },
    };
  },
  update(_entity, next, cloud) {
    requirePolicy(next, cloud);
    return {};
  },
};

function checkTracking(inputs: Inputs): readonly CheckFailure[] {
  const tracking = record(inputs, "targetTrackingScalingPolicyConfiguration");
  if (tracking === undefined) return [];
  const failures: CheckFailure[] = [];
  const where = "targetTrackingScalingPolicyConfiguration";
  const metric = record(tracking, "predefinedMetricSpecification");
  if ((metric === undefined) === (tracking.customizedMetricSpecification === undefined)) {
    failures.push({
      property: where,
      reason: "exactly one of predefinedMetricSpecification and customizedMetricSpecification must be given",
    });
  }
  const value = number(tracking, "targetValue");
  const type = metric === undefined ? undefined : text(metric, "predefinedMetricType");
  const allowed = DIMENSIONS[text(inputs, "scalableDimension") ?? ""]?.metrics;
  if (type !== undefined && allowed !== undefined && !allowed.includes(type)) {
    failures.push({
      property: `${where}.predefinedMetricSpecification.predefinedMetricType`,
      reason: `must be one of ${allowed.join(", ")} for this dimension; got ${type}`,
    });
  }
  if (value !== undefined && value <= 0)
    failures.push({ property: `${where}.targetValue`, reason: `must be above 0; got ${value}` });
  if (type?.endsWith("Utilization") === true && value !== undefined && value > 100) {
    failures.push({
      property: `${where}.targetValue`,
      reason: `is a percentage of at most 100 for ${type}; got ${value}`,
    });
  }
  const labelled = metric !== undefined && metric.resourceLabel !== undefined;
  if (type === "ALBRequestCountPerTarget" && !labelled) {
    failures.push({
      property: `${where}.predefinedMetricSpecification.resourceLabel`,
      reason: "is required for ALBRequestCountPerTarget",
    });
  }
  if (type !== undefined && type !== "ALBRequestCountPerTarget" && labelled) {
    failures.push({
      property: `${where}.predefinedMetricSpecification.resourceLabel`,
      reason: `cannot be given for ${type}`,
    });
  }
  return failures;
}

/** Source of the refusals: Application Auto Scaling API Reference, PutScalingPolicy, from memory, 2026-11. */
function requirePolicy(inputs: Inputs, cloud: Cloud): void {
  const found = targetOf(inputs, cloud);
  if (found === undefined) {
    throw new CloudError(
      "ObjectNotFoundException",
      `No scalable target registered for service namespace: ${text(inputs, "serviceNamespace")}, resource ID: ${text(inputs, "resourceId")}, scalable dimension: ${text(inputs, "scalableDimension")}`,
    );
  }
  const tracking = record(inputs, "targetTrackingScalingPolicyConfiguration");
  const label =
    tracking === undefined
      ? undefined
      : text(record(tracking, "predefinedMetricSpecification") ?? {}, "resourceLabel");
  if (label === undefined) return;
  const service = requireService(text(inputs, "resourceId") ?? "", cloud);
  const labels = records(live(service), "loadBalancers").flatMap((balancer) => {
    const group = cloud.get(TOKEN.targetGroup, balancer.targetGroupArn);
    if (group === undefined) return [];
    return loadBalancersOf(cloud, group.id).map(
      (owner) => `${String(live(owner).arnSuffix)}/${String(live(group).arnSuffix)}`,
    );
  });
  if (!labels.includes(label)) {
    throw new CloudError(
      "ValidationException",
      `Resource label ${label} does not name the load balancer and target group of the service; expected ${labels.length === 0 ? "none, since it has none" : labels.join(" or ")}`,
    );
  }
}

/** Scalable targets and scaling policies of ECS services. */
export const appAutoscaling: Service = { behaviours: [target, policy] };
