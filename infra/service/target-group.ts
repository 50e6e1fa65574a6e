import { TargetGroup, type TargetGroupArgs } from "@pulumi/aws/lb/targetGroup.js";
import type { Input, Resource } from "@pulumi/pulumi";
import type { ServiceSettings } from "../config/service-settings.ts";
import type { StackContext } from "../context.ts";

/** Successes after which a task gets requests, and the fewest failures that ELB accepts as a limit (2 to 10). */
const FEWEST_CHECKS = 2;

/** The load balancer's list of a service's tasks. Alive means that the live path answers 200; the deep path is never asked. */
export function targetGroup(
  service: ServiceSettings,
  args: { readonly context: StackContext; readonly vpcId: Input<string>; readonly parent: Resource },
): TargetGroup {
  const { context } = args;
  const draft: TargetGroupArgs = {
    vpcId: args.vpcId,
    targetType: "ip",
    port: service.containerPort,
    protocol: "HTTP",
    protocolVersion: "HTTP1",
    deregistrationDelay: service.drainSeconds,
    ...(service.webSockets?.stickinessSeconds === undefined
      ? {}
      : {
          stickiness: {
            enabled: true,
            type: "lb_cookie",
            cookieDuration: service.webSockets.stickinessSeconds,
          },
        }),
    healthCheck: {
      enabled: true,
      protocol: "HTTP",
      port: "traffic-port",
      path: service.health.livePath,
      matcher: "200",
      interval: service.health.intervalSeconds,
      timeout: service.health.timeoutSeconds,
      healthyThreshold: FEWEST_CHECKS,
      unhealthyThreshold: Math.max(FEWEST_CHECKS, service.health.retries),
    },
    tags: context.tags(service.name),
  };
  return new TargetGroup(`${service.name}-targets`, context.override(service.name, "targetGroup", draft), {
    parent: args.parent,
  });
}
