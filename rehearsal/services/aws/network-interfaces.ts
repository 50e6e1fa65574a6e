import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { text, textList } from "../known.ts";
import { formatAddress, parseCidr } from "./cidr.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Addresses that AWS keeps in each subnet: four at its start, one at its end. Source: VPC User Guide, "Subnet CIDR blocks", from memory, 2026-11. */
const RESERVED = { start: 4, end: 1 } as const;

/** Groups on one interface before a quota increase. Source: VPC User Guide, "Amazon VPC quotas", from memory, 2026-11. */
const MAX_GROUPS = 5;

export interface InterfaceRequest {
  readonly subnetId: string;
  /** Security groups, all of the subnet's VPC; none only for NAT gateways. */
  readonly groupIds: readonly string[];
  /** Whom it serves: ARN or id, by which `removeInterfaces` finds it again. */
  readonly owner: string;
  readonly description: string;
  /** Left out: no public address. `auto`: one of AWS's own. Else an elastic address. */
  readonly publicAddress?: string;
}

/**
 * Puts a network interface into a subnet, with the first free address. While it stands, neither the subnet nor its groups nor
 * the VPC can be deleted.
 */
export function addInterface(cloud: Cloud, request: InterfaceRequest): Entity {
  const subnet = cloud.require(TOKEN.subnet, request.subnetId, "InvalidSubnetID.NotFound", "subnet");
  const vpcId = text(live(subnet), "vpcId") ?? "";
  requireGroups(cloud, request.groupIds, vpcId);
  const id = `eni-${cloud.hex(17)}`;
  return cloud.add({
    token: TOKEN.networkInterface,
    id,
    outputs: {
      subnetId: subnet.id,
      vpcId,
      securityGroups: [...request.groupIds],
      privateIp: freeAddress(cloud, subnet),
      publicIp: request.publicAddress === "auto" ? publicAddress(cloud) : (request.publicAddress ?? ""),
      description: request.description,
    },
    internal: { owner: request.owner },
  });
}

export function interfacesOf(cloud: Cloud, owner: string): readonly Entity[] {
  return cloud.list(TOKEN.networkInterface).filter((entity) => entity.internal.owner === owner);
}

export function removeInterfaces(cloud: Cloud, owner: string): void {
  for (const entity of interfacesOf(cloud, owner)) cloud.remove(entity);
}

/** The groups must exist and belong to the VPC. Source: EC2 API Reference, CreateNetworkInterface, from memory, 2026-11. */
export function requireGroups(cloud: Cloud, groupIds: readonly string[], vpcId: string): void {
  if (groupIds.length > MAX_GROUPS) {
    throw new CloudError(
      "SecurityGroupsPerInterfaceLimitExceeded",
      `The maximum number of security groups per interface has been reached (${MAX_GROUPS}).`,
    );
  }
  for (const id of groupIds) {
    const group = cloud.require(TOKEN.securityGroup, id, "InvalidGroup.NotFound", "security group");
    if (text(live(group), "vpcId") !== vpcId) {
      throw new CloudError(
        "InvalidParameterValue",
        `Security group ${id} and the network ${vpcId} belong to different VPCs`,
      );
    }
  }
}

/** A public IPv4 address. From the range kept for benchmarks (198.18.0.0/15, RFC 2544), so that nobody's is shown. */
export function publicAddress(cloud: Cloud): string {
  const number = Number.parseInt(cloud.hex(8), 16) % 2 ** 17;
  return formatAddress(198 * 2 ** 24 + 18 * 2 ** 16 + number);
}

/** The first address of a subnet that an interface could have: stands for any of them when rules by range are judged. */
export function sampleAddress(subnet: Entity): string {
  return formatAddress((parseCidr(text(live(subnet), "cidrBlock"))?.first ?? 0) + RESERVED.start);
}

function freeAddress(cloud: Cloud, subnet: Entity): string {
  const range = parseCidr(text(live(subnet), "cidrBlock"));
  const others = cloud
    .list(TOKEN.networkInterface)
    .filter((other) => text(live(other), "subnetId") === subnet.id);
  const taken = new Set(others.map((other) => text(live(other), "privateIp")));
  for (
    let at = (range?.first ?? 0) + RESERVED.start;
    range !== undefined && at <= range.last - RESERVED.end;
    at += 1
  ) {
    const address = formatAddress(at);
    if (!taken.has(address)) return address;
  }
  throw new CloudError(
    "InsufficientFreeAddressesInSubnet",
    `The subnet '${subnet.id}' has no free address left.`,
  );
}

/** Interfaces that carry the group. */
export function interfacesIn(cloud: Cloud, groupId: string): readonly Entity[] {
  return cloud
    .list(TOKEN.networkInterface)
    .filter((entity) => textList(live(entity), "securityGroups").includes(groupId));
}
