import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, number, text } from "../known.ts";
import { parseCidr } from "./cidr.ts";
import { addRule } from "./ec2-group-rules.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Prefix lengths of a VPC. Source: VPC User Guide, "VPC CIDR blocks", from memory, 2026-11. */
const PREFIX = { shortest: 16, longest: 28 } as const;

/** VPCs per region before a quota increase. Source: VPC User Guide, "Amazon VPC quotas", from memory, 2026-11. */
const MAX_PER_REGION = 5;

/** What stands in a VPC and stops its deletion, in the order in which AWS would be asked. */
const DEPENDENTS = [
  TOKEN.networkInterface,
  TOKEN.natGateway,
  TOKEN.subnet,
  TOKEN.internetGateway,
  TOKEN.vpcEndpoint,
  TOKEN.routeTable,
  TOKEN.securityGroup,
  TOKEN.networkAcl,
  TOKEN.targetGroup,
];

const vpc: Behaviour = {
  token: TOKEN.vpc,
  inPlace: ["enableDnsHostnames", "enableDnsSupport", "enableNetworkAddressUsageMetrics"],
  replaceOn: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
  check(inputs) {
    const failures: CheckFailure[] = [];
    const cidr = text(inputs, "cidrBlock");
    if (cidr !== undefined && parseCidr(cidr) === undefined) {
      failures.push({
        property: "cidrBlock",
        reason: `"${cidr}" is not a valid IPv4 CIDR block whose host bits are zero`,
      });
    }
    const tenancy = text(inputs, "instanceTenancy");
    if (tenancy !== undefined && !["default", "dedicated"].includes(tenancy)) {
      failures.push({
        property: "instanceTenancy",
        reason: `expected instanceTenancy to be one of ["default" "dedicated"], got ${tenancy}`,
      });
    }
    if (number(inputs, "ipv4NetmaskLength") !== undefined && text(inputs, "ipv4IpamPoolId") === undefined) {
      failures.push({
        property: "ipv4NetmaskLength",
        reason: "all of `ipv4_ipam_pool_id,ipv4_netmask_length` must be specified",
      });
    }
    return failures;
  },
  create(inputs, cloud) {
    refuseUnfit(inputs, cloud);
    const id = `vpc-${cloud.hex(17)}`;
    const groupId = addDefaultGroup(cloud, id);
    const tableId = `rtb-${cloud.hex(17)}`;
    const ownerId = cloud.caller.accountId;
    cloud.add({
      token: TOKEN.routeTable,
      id: tableId,
      outputs: { arn: cloud.arn("ec2", `route-table/${tableId}`), vpcId: id, ownerId, routes: [] },
      internal: { main: true },
    });
    const aclId = `acl-${cloud.hex(17)}`;
    cloud.add({
      token: TOKEN.networkAcl,
      id: aclId,
      outputs: { arn: cloud.arn("ec2", `network-acl/${aclId}`), vpcId: id, ownerId },
      internal: { default: true },
    });
    return {
      id,
      outputs: {
        arn: cloud.arn("ec2", `vpc/${id}`),
        ownerId,
        defaultSecurityGroupId: groupId,
        defaultRouteTableId: tableId,
        mainRouteTableId: tableId,
        defaultNetworkAclId: aclId,
        dhcpOptionsId: dhcpOptions(cloud),
        ipv6AssociationId: "",
        ipv6CidrBlock: "",
        ipv6CidrBlockNetworkBorderGroup: "",
        ...settings(inputs),
      },
    };
  },
  update: (_entity, next, _cloud, changed) => {
    if (changed.has("instanceTenancy") && text(next, "instanceTenancy") === "dedicated") {
      throw new CloudError("InvalidParameterValue", "The tenancy of a VPC can only be changed to default");
    }
    return settings(next);
  },
  delete(entity, cloud) {
    const blocker = DEPENDENTS.flatMap((token) => cloud.list(token, { region: entity.region })).find(
      (other) => text(live(other), "vpcId") === entity.id && !isMadeWithVpc(other),
    );
    if (blocker !== undefined) {
      throw new CloudError(
        "DependencyViolation",
        `The vpc '${entity.id}' has dependencies and cannot be deleted (${blocker.id} is still in it)`,
        { retryable: true },
      );
    }
    const tokens = [TOKEN.routeTable, TOKEN.networkAcl, TOKEN.securityGroup, TOKEN.defaultSecurityGroup];
    const own = tokens
      .flatMap((token) => cloud.list(token))
      .filter((other) => text(live(other), "vpcId") === entity.id);
    const groups = new Set(own.map((other) => other.id));
    const rules = [TOKEN.ingressRule, TOKEN.egressRule].flatMap((token) => cloud.list(token));
    for (const rule of rules) if (groups.has(text(live(rule), "securityGroupId") ?? "")) cloud.remove(rule);
    for (const other of own) cloud.remove(other);
    return undefined;
  },
};

/** What can be changed in place, with the cloud's defaults. */
function settings(inputs: Inputs): Record<string, unknown> {
  return {
    enableDnsHostnames: flag(inputs, "enableDnsHostnames") ?? false,
    enableDnsSupport: flag(inputs, "enableDnsSupport") ?? true,
    enableNetworkAddressUsageMetrics: flag(inputs, "enableNetworkAddressUsageMetrics") ?? false,
    instanceTenancy: text(inputs, "instanceTenancy") ?? "default",
  };
}

function refuseUnfit(inputs: Inputs, cloud: Cloud): void {
  if (cloud.list(TOKEN.vpc, { region: cloud.caller.region }).length >= MAX_PER_REGION) {
    throw new CloudError("VpcLimitExceeded", "The maximum number of VPCs has been reached.");
  }
  const cidr = text(inputs, "cidrBlock");
  if (cidr === undefined) {
    throw new CloudError("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
  }
  const range = parseCidr(cidr);
  if (range === undefined)
    throw new CloudError(
      "InvalidParameterValue",
      `Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  if (range.prefix < PREFIX.shortest || range.prefix > PREFIX.longest) {
    throw new CloudError(
      "InvalidVpc.Range",
      `The CIDR '${cidr}' is invalid. (The block size must be between a /28 netmask and /16 netmask.)`,
    );
  }
}

/** The group that comes with every VPC: open to itself, and outwards to everything. */
function addDefaultGroup(cloud: Cloud, vpcId: string): string {
  const id = `sg-${cloud.hex(17)}`;
  cloud.add({
    token: TOKEN.securityGroup,
    id,
    outputs: {
      arn: cloud.arn("ec2", `security-group/${id}`),
      name: "default",
      description: "default VPC security group",
      ownerId: cloud.caller.accountId,
      vpcId,
    },
    internal: { default: true },
  });
  addRule(cloud, TOKEN.ingressRule, id, { ipProtocol: "-1", referencedSecurityGroupId: id });
  addRule(cloud, TOKEN.egressRule, id, { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" });
  return id;
}

/** One set of DHCP options stands in each region from the start; all VPCs of the region share it. */
function dhcpOptions(cloud: Cloud): string {
  const other = cloud.list(TOKEN.vpc, { region: cloud.caller.region })[0];
  return (other === undefined ? undefined : text(live(other), "dhcpOptionsId")) ?? `dopt-${cloud.hex(17)}`;
}

function isMadeWithVpc(entity: Entity): boolean {
  return entity.internal.main === true || entity.internal.default === true;
}

/** VPCs. Source of error codes: EC2 API Reference, "Error codes for the Amazon EC2 API", from memory, 2026-11. */
export const ec2Vpc: Service = { behaviours: [vpc] };
