import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { number, record, text } from "../known.ts";
import { forwardTargets } from "./elb-actions.ts";
import { checkElbName, ELB_NAME } from "./elb-load-balancer.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Source: ELB API Reference, CreateTargetGroup, from memory, 2026-11. Seconds, but for the two thresholds. */
const HEALTH_RANGES = {
  healthyThreshold: [2, 10],
  unhealthyThreshold: [2, 10],
  interval: [5, 300],
  timeout: [2, 120],
} as const;

/** Source of the defaults: @pulumi/aws 7.48.0, lb.TargetGroupHealthCheck. */
const HEALTH_DEFAULTS = {
  enabled: true,
  healthyThreshold: 3,
  unhealthyThreshold: 3,
  interval: 30,
  timeout: 6,
  matcher: "200",
  path: "/",
  port: "traffic-port",
  protocol: "HTTP",
} as const;

/** Same source, lb.TargetGroupTargetGroupHealth. */
const GROUP_HEALTH_DEFAULTS = {
  dnsFailover: { minimumHealthyTargetsCount: "off", minimumHealthyTargetsPercentage: "off" },
  unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: "off" },
} as const;

const targetGroup: Behaviour = {
  token: TOKEN.targetGroup,
  autoName: { property: "name", maxLength: ELB_NAME.longest },
  replaceOn: [
    "name",
    "namePrefix",
    "port",
    "protocol",
    "protocolVersion",
    "targetType",
    "vpcId",
    "ipAddressType",
  ],
  inPlace: ["healthCheck", "deregistrationDelay", "slowStart", "stickiness", "loadBalancingAlgorithmType"],
  check(inputs) {
    const failures = checkElbName(inputs);
    const oneOf = (property: string, allowed: readonly string[]): void => {
      const value = text(inputs, property);
      if (value !== undefined && !allowed.includes(value)) {
        failures.push({
          property,
          reason: `expected ${property} to be one of ${JSON.stringify(allowed)}, got ${value}`,
        });
      }
    };
    oneOf("targetType", ["instance", "ip"]);
    oneOf("protocol", ["HTTP", "HTTPS"]);
    oneOf("protocolVersion", ["HTTP1", "HTTP2", "GRPC"]);
    range(failures, "port", number(inputs, "port"), 1, 65_535);
    range(failures, "deregistrationDelay", number(inputs, "deregistrationDelay"), 0, 3600);
    const slow = number(inputs, "slowStart");
    if (slow !== 0) range(failures, "slowStart", slow, 30, 900);
    return [...failures, ...checkHealth(inputs)];
  },
  create(inputs, cloud) {
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? "tf-"}${cloud.digits(20)}`;
    for (const property of ["port", "protocol", "vpcId"]) {
      if (inputs[property] === undefined)
        throw new CloudError(
          "ValidationError",
          `${property} must be specified for a target group of that type`,
        );
    }
    cloud.require(TOKEN.vpc, text(inputs, "vpcId"), "ValidationError", "vpc");
    if (
      cloud
        .list(TOKEN.targetGroup, { region: cloud.caller.region })
        .some((other) => live(other).name === name)
    ) {
      throw new CloudError(
        "DuplicateTargetGroupName",
        `A target group with the same name '${name}' exists, but with different settings`,
      );
    }
    const suffix = `targetgroup/${name}/${cloud.hex(16)}`;
    const arn = cloud.arn("elasticloadbalancing", suffix);
    return {
      id: arn,
      outputs: {
        arn,
        arnSuffix: suffix,
        name,
        namePrefix: text(inputs, "namePrefix") ?? "",
        connectionTermination: false,
        ipAddressType: text(inputs, "ipAddressType") ?? "ipv4",
        loadBalancerArns: [],
        loadBalancingAnomalyMitigation: "off",
        preserveClientIp: "",
        protocolVersion: text(inputs, "protocolVersion") ?? "HTTP1",
        targetType: text(inputs, "targetType") ?? "instance",
        targetFailovers: [],
        targetHealthStates: [],
        ...settings(inputs),
      },
    };
  },
  update: (_entity, next) => settings(next),
  read: (entity, cloud) => ({
    loadBalancerArns: loadBalancersOf(cloud, entity.id).map((balancer) => balancer.id),
  }),
  delete(entity, cloud) {
    const users = [...cloud.list(TOKEN.listener), ...cloud.list(TOKEN.listenerRule)];
    const user = users.find((other) => forwardTargets(other).includes(entity.id));
    if (user !== undefined) {
      throw new CloudError(
        "ResourceInUse",
        `Target group '${entity.id}' is currently in use by a listener or a rule (${user.id})`,
        { retryable: true },
      );
    }
    return undefined;
  },
};

/** Only what the program left out: values that it gave are its own. */
function settings(inputs: Inputs): Record<string, unknown> {
  return {
    deregistrationDelay: number(inputs, "deregistrationDelay") ?? 300,
    loadBalancingAlgorithmType: text(inputs, "loadBalancingAlgorithmType") ?? "round_robin",
    loadBalancingCrossZoneEnabled:
      text(inputs, "loadBalancingCrossZoneEnabled") ?? "use_load_balancer_configuration",
    slowStart: number(inputs, "slowStart") ?? 0,
    healthCheck: record(inputs, "healthCheck") ?? HEALTH_DEFAULTS,
    targetGroupHealth: record(inputs, "targetGroupHealth") ?? GROUP_HEALTH_DEFAULTS,
    stickiness: record(inputs, "stickiness") ?? { enabled: false, type: "lb_cookie", cookieDuration: 86_400 },
  };
}

/** The health check with its defaults. */
export function healthCheckOf(group: Entity): {
  readonly [Key in keyof typeof HEALTH_DEFAULTS]: (typeof HEALTH_DEFAULTS)[Key] extends number
    ? number
    : (typeof HEALTH_DEFAULTS)[Key] extends boolean
      ? boolean
      : string;
} {
  return {
    ...HEALTH_DEFAULTS,
    ...(record(live(group), "healthCheck") as Partial<typeof HEALTH_DEFAULTS> | undefined),
  }; // shapes are checked before
}

function range(
  failures: CheckFailure[],
  property: string,
  value: number | undefined,
  min: number,
  max: number,
): void {
  if (value !== undefined && (value < min || value > max)) {
    failures.push({
      property,
      reason: `expected ${property} to be in the range (${min} - ${max}), got ${value}`,
    });
  }
}

function checkHealth(inputs: Inputs): CheckFailure[] {
  const health = record(inputs, "healthCheck");
  const failures: CheckFailure[] = [];
  if (health === undefined) return failures;
  for (const [property, [min, max]] of Object.entries(HEALTH_RANGES)) {
    range(failures, `healthCheck.${property}`, number(health, property), min, max);
  }
  const timeout = number(health, "timeout") ?? HEALTH_DEFAULTS.timeout;
  const interval = number(health, "interval") ?? HEALTH_DEFAULTS.interval;
  if (timeout >= interval) {
    failures.push({
      property: "healthCheck.timeout",
      reason: `Health check timeout must be smaller than the interval; got ${timeout} and ${interval}`,
    });
  }
  const path = text(health, "path");
  if (path !== undefined && (!path.startsWith("/") || path.length > 1024)) {
    failures.push({
      property: "healthCheck.path",
      reason: `must begin with "/" and have at most 1024 characters; got "${path}"`,
    });
  }
  const matcher = text(health, "matcher");
  if (matcher !== undefined && !/^\d{3}(-\d{3})?(,\d{3}(-\d{3})?)*$/.test(matcher)) {
    failures.push({
      property: "healthCheck.matcher",
      reason: `must list codes or ranges such as "200,202" or "200-299"; got "${matcher}"`,
    });
  }
  const port = text(health, "port");
  if (port !== undefined && port !== "traffic-port" && !(Number(port) >= 1 && Number(port) <= 65_535)) {
    failures.push({
      property: "healthCheck.port",
      reason: `must be "traffic-port" or a port of 1 to 65535; got "${port}"`,
    });
  }
  return failures;
}

/** The load balancers whose listeners or rules forward to the group; AWS allows one. */
export function loadBalancersOf(cloud: Cloud, groupArn: string): readonly Entity[] {
  const direct = cloud.list(TOKEN.listener).filter((listener) => forwardTargets(listener).includes(groupArn));
  const byRule = cloud
    .list(TOKEN.listenerRule)
    .filter((rule) => forwardTargets(rule).includes(groupArn))
    .map((rule) => cloud.get(TOKEN.listener, live(rule).listenerArn));
  const arns = new Set(
    [...direct, ...byRule].map((listener) =>
      listener === undefined ? undefined : live(listener).loadBalancerArn,
    ),
  );
  return cloud.list(TOKEN.loadBalancer).filter((balancer) => arns.has(balancer.id));
}

/** Target groups of application load balancers. */
export const elbTargetGroup: Service = { behaviours: [targetGroup] };
