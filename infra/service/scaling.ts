import { Policy } from "@pulumi/aws/appautoscaling/policy.js";
import { Target } from "@pulumi/aws/appautoscaling/target.js";
import { type Input, interpolate, type Resource } from "@pulumi/pulumi";
import type { ScaleSettings } from "../config/service-settings.ts";
import type { StackContext } from "../context.ts";

/** Seconds between two steps. Out quickly, in slowly: a queue of users costs more than a task. */
const COOLDOWN = { out: 60, in: 300 } as const;

export interface ScalingArgs {
  readonly context: StackContext;
  readonly scale: ScaleSettings;
  readonly clusterName: Input<string>;
  readonly serviceName: Input<string>;
  /** `<load balancer's ARN suffix>/<target group's ARN suffix>`; undefined for a service without ingress. */
  readonly requestLabel: Input<string> | undefined;
  readonly parent: Resource;
  /** Requests can be counted only once a listener rule names the target group. */
  readonly dependsOn: readonly Resource[];
}

/**
 * Scaling of one service on processor, memory and requests.
 *
 * Registering the target puts the current count of an active service inside the target's range (Application Auto Scaling
 * API, RegisterScalableTarget, from memory, 2026-11). So a service that has to stay at 0 tasks has none.
 */
export function scaling(service: string, args: ScalingArgs): void {
  const { context, parent, scale } = args;
  const target = new Target(
    `${service}-scaling`,
    context.override(service, "scalingTarget", {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: interpolate`service/${args.clusterName}/${args.serviceName}`,
      minCapacity: scale.minTasks,
      maxCapacity: scale.maxTasks,
      tags: context.tags(service),
    }),
    { parent },
  );
  const track = (
    part: "cpu" | "memory" | "requests",
    metric: string,
    targetValue: number | undefined,
    label?: Input<string>,
  ): void => {
    if (targetValue === undefined) return;
    new Policy(
      `${service}-scale-${part}`,
      context.override(
        service,
        "scalingPolicy",
        {
          policyType: "TargetTrackingScaling",
          serviceNamespace: target.serviceNamespace,
          scalableDimension: target.scalableDimension,
          resourceId: target.resourceId,
          targetTrackingScalingPolicyConfiguration: {
            predefinedMetricSpecification: {
              predefinedMetricType: metric,
              ...(label === undefined ? {} : { resourceLabel: label }),
            },
            targetValue,
            scaleOutCooldown: COOLDOWN.out,
            scaleInCooldown: COOLDOWN.in,
          },
        },
        part,
      ),
      { parent, dependsOn: [...args.dependsOn] },
    );
  };
  track("cpu", "ECSServiceAverageCPUUtilization", scale.cpuPercent);
  track("memory", "ECSServiceAverageMemoryUtilization", scale.memoryPercent);
  if (args.requestLabel !== undefined) {
    track("requests", "ALBRequestCountPerTarget", scale.requestsPerTaskPerMinute, args.requestLabel);
  }
}
