import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { judge, parsePolicy } from "../../cloud/policy-language.ts";
import { elbHostedZones } from "../../data/elb-hosted-zones.ts";
import { flag, number, record, records, text, textList } from "../known.ts";
import { parseCidr } from "./cidr.ts";
import { internetGatewayOf } from "./ec2-gateways.ts";
import { internetPath } from "./ec2-paths.ts";
import { live } from "./live.ts";
import { addInterface, removeInterfaces, requireGroups } from "./network-interfaces.ts";
import { TOKEN } from "./tokens.ts";

/** Names of load balancers and target groups. Source: ELB API Reference, CreateLoadBalancer and CreateTargetGroup, from memory, 2026-11. */
export const ELB_NAME = {
  longest: 32,
  pattern: /^(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
} as const;

/** A subnet needs /27 and eight free addresses. Source: ALB User Guide, "Subnets for your load balancer", from memory, 2026-11. */
const LONGEST_PREFIX = 27;

/** Ranges in seconds. Source: ALB User Guide, "Load balancer attributes", from memory, 2026-11. */
const RANGES = { idleTimeout: [1, 4000], clientKeepAlive: [60, 604_800] } as const;

const MODES: Readonly<Record<string, readonly string[]>> = {
  loadBalancerType: ["application"],
  desyncMitigationMode: ["monitor", "defensive", "strictest"],
  ipAddressType: ["ipv4", "dualstack", "dualstack-without-public-ipv4"],
  xffHeaderProcessingMode: ["append", "preserve", "remove"],
};

const loadBalancer: Behaviour = {
  token: TOKEN.loadBalancer,
  autoName: { property: "name", maxLength: ELB_NAME.longest },
  replaceOn: ["name", "namePrefix", "internal", "loadBalancerType", "customerOwnedIpv4Pool"],
  inPlace: [
    "subnets",
    "securityGroups",
    "subnetMappings",
    "enableDeletionProtection",
    "accessLogs",
    "ipAddressType",
  ],
  check(inputs) {
    const failures = checkElbName(inputs);
    for (const [property, allowed] of Object.entries(MODES)) {
      const value = text(inputs, property);
      if (value !== undefined && !allowed.includes(value)) {
        failures.push({
          property,
          reason: `expected ${property} to be one of ${JSON.stringify(allowed)}, got ${value}`,
        });
      }
    }
    for (const [property, [min, max]] of Object.entries(RANGES)) {
      const value = number(inputs, property);
      if (value !== undefined && (value < min || value > max)) {
        failures.push({
          property,
          reason: `expected ${property} to be in the range (${min} - ${max}), got ${value}`,
        });
      }
    }
    return failures;
  },
  create(inputs, cloud) {
    const zoneId = elbHostedZones[cloud.caller.region];
    if (zoneId === undefined)
      throw new CloudError(
        "ValidationError",
        `${cloud.caller.region} is missing in rehearsal/data/elb-hosted-zones.ts`,
      );
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? "tf-lb-"}${cloud.digits(20)}`;
    if (
      cloud
        .list(TOKEN.loadBalancer, { region: cloud.caller.region })
        .some((other) => live(other).name === name)
    ) {
      throw new CloudError(
        "DuplicateLoadBalancerName",
        `A load balancer with the same name '${name}' exists, but with different settings`,
      );
    }
    const internal = flag(inputs, "internal") ?? false;
    const place = requirePlace(inputs, cloud, internal);
    requireLogBucket(inputs, cloud);
    const suffix = `app/${name}/${cloud.hex(16)}`;
    const arn = cloud.arn("elasticloadbalancing", `loadbalancer/${suffix}`);
    placeInterfaces(cloud, arn, suffix, place, internal);
    return {
      id: arn,
      outputs: {
        arn,
        arnSuffix: suffix,
        dnsName: `${internal ? "internal-" : ""}${name}-${cloud.digits(10)}.${cloud.caller.region}.elb.amazonaws.com`,
        name,
        namePrefix: text(inputs, "namePrefix") ?? "",
        vpcId: place.vpcId,
        zoneId,
        internal,
        loadBalancerType: "application",
        enablePrefixForIpv6SourceNat: "",
        enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "",
        secondaryIpsAutoAssignedPerSubnet: 0,
        ...settings(inputs, place),
      },
    };
  },
  update(entity, next, cloud) {
    const internal = flag(live(entity), "internal") ?? false;
    const place = requirePlace(next, cloud, internal);
    requireLogBucket(next, cloud);
    removeInterfaces(cloud, entity.id);
    placeInterfaces(cloud, entity.id, text(live(entity), "arnSuffix") ?? "", place, internal);
    return settings(next, place);
  },
  delete(entity, cloud) {
    if (flag(live(entity), "enableDeletionProtection") === true) {
      throw new CloudError(
        "OperationNotPermitted",
        `Load balancer '${entity.id}' cannot be deleted because deletion protection is enabled`,
      );
    }
    for (const listener of cloud
      .list(TOKEN.listener)
      .filter((other) => live(other).loadBalancerArn === entity.id)) {
      for (const rule of cloud.list(TOKEN.listenerRule))
        if (live(rule).listenerArn === listener.id) cloud.remove(rule);
      cloud.remove(listener);
    }
    removeInterfaces(cloud, entity.id);
    return undefined;
  },
};

export function checkElbName(inputs: Inputs): CheckFailure[] {
  const name = text(inputs, "name");
  if (name === undefined || (name.length <= ELB_NAME.longest && ELB_NAME.pattern.test(name))) return [];
  const reason =
    `must be 1 to ${ELB_NAME.longest} letters, digits and hyphens, must not begin or end with a hyphen ` +
    `nor begin with "internal-"; got "${name}"`;
  return [{ property: "name", reason }];
}

interface Place {
  readonly vpcId: string;
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
}

function settings(inputs: Inputs, place: Place): Record<string, unknown> {
  return {
    clientKeepAlive: number(inputs, "clientKeepAlive") ?? 3600,
    desyncMitigationMode: text(inputs, "desyncMitigationMode") ?? "defensive",
    dropInvalidHeaderFields: flag(inputs, "dropInvalidHeaderFields") ?? false,
    enableCrossZoneLoadBalancing: true,
    enableDeletionProtection: flag(inputs, "enableDeletionProtection") ?? false,
    enableHttp2: flag(inputs, "enableHttp2") ?? true,
    idleTimeout: number(inputs, "idleTimeout") ?? 60,
    ipAddressType: text(inputs, "ipAddressType") ?? "ipv4",
    securityGroups: [...place.groups],
    subnets: [...place.subnets],
    subnetMappings: place.subnets.map((subnetId) => ({ subnetId })),
    xffHeaderProcessingMode: text(inputs, "xffHeaderProcessingMode") ?? "append",
  };
}

/** Source of the refusals: ELB API Reference, CreateLoadBalancer, from memory, 2026-11. */
function requirePlace(inputs: Inputs, cloud: Cloud, internal: boolean): Place {
  const mapped = records(inputs, "subnetMappings").map((mapping) => text(mapping, "subnetId") ?? "");
  const ids = [...new Set([...textList(inputs, "subnets"), ...mapped])];
  const subnets = ids.map((id) => cloud.require(TOKEN.subnet, id, "SubnetNotFound", "subnet"));
  const zones = subnets.map((subnet) => live(subnet).availabilityZone);
  if (new Set(zones).size < 2) {
    throw new CloudError(
      "ValidationError",
      "At least two subnets in two different Availability Zones must be specified",
    );
  }
  if (new Set(zones).size < zones.length) {
    throw new CloudError(
      "InvalidConfigurationRequest",
      "A load balancer cannot be attached to multiple subnets in the same Availability Zone",
    );
  }
  const vpcs = new Set(subnets.map((subnet) => text(live(subnet), "vpcId") ?? ""));
  const [vpcId = ""] = vpcs;
  if (vpcs.size > 1)
    throw new CloudError("InvalidConfigurationRequest", "All subnets must belong to the same VPC");
  for (const subnet of subnets) refuseSmall(subnet);
  if (!internal) refuseUnreachable(cloud, vpcId, subnets);
  const asked = textList(inputs, "securityGroups");
  const vpc = cloud.require(TOKEN.vpc, vpcId, "InvalidVpcID.NotFound", "vpc");
  const groups = asked.length > 0 ? asked : [text(live(vpc), "defaultSecurityGroupId") ?? ""];
  requireGroups(cloud, groups, vpcId);
  return { vpcId, subnets: ids, groups };
}

function refuseSmall(subnet: Entity): void {
  const range = parseCidr(text(live(subnet), "cidrBlock"));
  if (range !== undefined && range.prefix <= LONGEST_PREFIX) return;
  throw new CloudError(
    "InvalidSubnet",
    `Not enough IP space available in ${subnet.id}. ELB requires at least 8 free IP addresses in each subnet.`,
  );
}

/** AWS takes a public load balancer in a subnet without a way in, and nobody reaches it: silent there, refused here. */
function refuseUnreachable(cloud: Cloud, vpcId: string, subnets: readonly Entity[]): void {
  if (internetGatewayOf(cloud, vpcId) === undefined)
    throw new CloudError("InvalidSubnet", `VPC ${vpcId} has no internet gateway`);
  const closed = subnets.find((subnet) => internetPath(cloud, subnet) !== "internet gateway");
  if (closed !== undefined) {
    throw new CloudError(
      "InvalidSubnet",
      `The route table of ${closed.id} has no route to an internet gateway: an internet-facing load balancer there cannot be reached`,
    );
  }
}

/** The bucket for access logs must exist and let the delivery service write. Source: ALB User Guide, "Enable access logs", from memory, 2026-11. */
function requireLogBucket(inputs: Inputs, cloud: Cloud): void {
  const logs = record(inputs, "accessLogs");
  if (logs === undefined || flag(logs, "enabled") !== true) return;
  const name = text(logs, "bucket") ?? "";
  const found = cloud.list(TOKEN.bucket).some((bucket) => bucket.id === name || live(bucket).bucket === name);
  if (!found)
    throw new CloudError("InvalidConfigurationRequest", `The specified bucket does not exist: ${name}`);
  const policy = cloud.list(TOKEN.bucketPolicy).find((entity) => live(entity).bucket === name);
  const request = {
    action: "s3:PutObject",
    resource: `arn:aws:s3:::${name}/${[text(logs, "prefix"), "AWSLogs", cloud.caller.accountId, "x"].filter((part) => part !== undefined && part !== "").join("/")}`,
    principal: { service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    context: { "aws:SourceAccount": cloud.caller.accountId },
  };
  if (policy === undefined || judge(parsePolicy(live(policy).policy), request) !== "allow") {
    throw new CloudError(
      "InvalidConfigurationRequest",
      `Access Denied for bucket: ${name}. Please check S3bucket permission`,
    );
  }
}

function placeInterfaces(cloud: Cloud, arn: string, suffix: string, place: Place, internal: boolean): void {
  for (const subnetId of place.subnets) {
    const request = { subnetId, groupIds: place.groups, owner: arn, description: `ELB ${suffix}` };
    addInterface(cloud, internal ? request : { ...request, publicAddress: "auto" });
  }
}

/** Application load balancers. */
export const elbLoadBalancer: Service = { behaviours: [loadBalancer] };
