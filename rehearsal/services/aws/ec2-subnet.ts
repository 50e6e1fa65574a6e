import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { zonesOf } from "../../data/availability-zones.ts";
import { flag, text } from "../known.ts";
import { contains, overlap, parseCidr } from "./cidr.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Prefix lengths of a subnet. Source: VPC User Guide, "Subnet CIDR blocks", from memory, 2026-11. */
const PREFIX = { shortest: 16, longest: 28 } as const;

const subnet: Behaviour = {
  token: TOKEN.subnet,
  replaceOn: ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId", "outpostArn"],
  inPlace: [
    "mapPublicIpOnLaunch",
    "assignIpv6AddressOnCreation",
    "privateDnsHostnameTypeOnLaunch",
    "enableDns64",
  ],
  check(inputs) {
    const failures: CheckFailure[] = [];
    const cidr = text(inputs, "cidrBlock");
    if (cidr !== undefined && parseCidr(cidr) === undefined) {
      failures.push({
        property: "cidrBlock",
        reason: `"${cidr}" is not a valid IPv4 CIDR block whose host bits are zero`,
      });
    }
    if (text(inputs, "availabilityZone") !== undefined && text(inputs, "availabilityZoneId") !== undefined) {
      failures.push({
        property: "availabilityZone",
        reason: '"availabilityZone": conflicts with availabilityZoneId',
      });
    }
    return failures;
  },
  create(inputs, cloud) {
    const vpcId = text(inputs, "vpcId");
    const vpc = cloud.require(TOKEN.vpc, vpcId, "InvalidVpcID.NotFound", "vpc");
    refuseUnfitRange(inputs, cloud, text(live(vpc), "cidrBlock") ?? "");
    const zone = pickZone(inputs, cloud);
    const id = `subnet-${cloud.hex(17)}`;
    return {
      id,
      outputs: {
        arn: cloud.arn("ec2", `subnet/${id}`),
        ownerId: cloud.caller.accountId,
        availabilityZone: zone.name,
        availabilityZoneId: zone.id,
        ipv6CidrBlock: "",
        ipv6CidrBlockAssociationId: "",
        ...settings(inputs),
      },
    };
  },
  update: (_entity, next) => settings(next),
  delete(entity, cloud) {
    const holders = [...cloud.list(TOKEN.networkInterface), ...cloud.list(TOKEN.natGateway)];
    const holder = holders.find((other) => text(live(other), "subnetId") === entity.id);
    if (holder !== undefined) {
      throw new CloudError(
        "DependencyViolation",
        `The subnet '${entity.id}' has dependencies and cannot be deleted (${holder.id} is still in it)`,
        { retryable: true },
      );
    }
    for (const association of cloud.list(TOKEN.routeTableAssociation)) {
      if (text(live(association), "subnetId") === entity.id) cloud.remove(association);
    }
    return undefined;
  },
};

/** What can be changed in place, with the cloud's defaults. */
function settings(inputs: Inputs): Record<string, unknown> {
  const off = [
    "mapPublicIpOnLaunch",
    "assignIpv6AddressOnCreation",
    "enableDns64",
    "enableResourceNameDnsARecordOnLaunch",
    "enableResourceNameDnsAaaaRecordOnLaunch",
    "ipv6Native",
  ];
  return {
    ...Object.fromEntries(off.map((name) => [name, flag(inputs, name) ?? false])),
    privateDnsHostnameTypeOnLaunch: text(inputs, "privateDnsHostnameTypeOnLaunch") ?? "ip-name",
  };
}

function refuseUnfitRange(inputs: Inputs, cloud: Cloud, vpcCidr: string): void {
  const cidr = text(inputs, "cidrBlock");
  const range = parseCidr(cidr);
  if (cidr === undefined || range === undefined) {
    throw new CloudError(
      "InvalidParameterValue",
      `Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  const outer = parseCidr(vpcCidr);
  const fits =
    outer !== undefined &&
    contains(outer, range) &&
    range.prefix >= PREFIX.shortest &&
    range.prefix <= PREFIX.longest;
  if (!fits) throw new CloudError("InvalidSubnet.Range", `The CIDR '${cidr}' is invalid.`);
  const vpcId = text(inputs, "vpcId");
  const siblings = cloud
    .list(TOKEN.subnet, { region: cloud.caller.region })
    .filter((other) => text(live(other), "vpcId") === vpcId);
  for (const sibling of siblings) {
    const taken = parseCidr(text(live(sibling), "cidrBlock"));
    if (taken !== undefined && overlap(taken, range)) {
      throw new CloudError(
        "InvalidSubnet.Conflict",
        `The CIDR '${cidr}' conflicts with another subnet (${sibling.id}, ${taken.text})`,
      );
    }
  }
}

/** Without a wish AWS picks the zone; here the one with the fewest subnets so far, then the first. */
function pickZone(inputs: Inputs, cloud: Cloud): { readonly name: string; readonly id: string } {
  const { region } = cloud.caller;
  const zones = zonesOf(region);
  const name = text(inputs, "availabilityZone");
  const id = text(inputs, "availabilityZoneId");
  const found =
    name === undefined && id === undefined
      ? zones[0]
      : zones.find((zone) => zone.name === name || zone.id === id);
  if (found === undefined) {
    const names = zones.map((zone) => zone.name).join(", ");
    throw new CloudError(
      "InvalidParameterValue",
      `Value (${name ?? id ?? ""}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${names}.`,
    );
  }
  if (name !== undefined || id !== undefined) return found;
  const used = cloud.list(TOKEN.subnet, { region }).map((subnet) => text(live(subnet), "availabilityZone"));
  const count = (zone: string): number => used.filter((other) => other === zone).length;
  return [...zones].sort((one, other) => count(one.name) - count(other.name))[0] ?? found;
}

/** Subnets. Source of error codes: EC2 API Reference, CreateSubnet and DeleteSubnet, from memory, 2026-11. */
export const ec2Subnet: Service = { behaviours: [subnet] };
