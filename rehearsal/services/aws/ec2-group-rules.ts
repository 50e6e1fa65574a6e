import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { number, text } from "../known.ts";
import { contains, parseAddress, parseCidr } from "./cidr.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** One permission of a security group; `-1` is every protocol and port. */
export interface Permission {
  readonly ipProtocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly cidrIpv4?: string;
  readonly cidrIpv6?: string;
  readonly prefixListId?: string;
  readonly referencedSecurityGroupId?: string;
  readonly description?: string;
}

type RuleToken = typeof TOKEN.ingressRule | typeof TOKEN.egressRule;

/** The names that AWS gives protocols by their IANA number. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  "1": "icmp",
  "6": "tcp",
  "17": "udp",
  "58": "icmpv6",
  all: "-1",
};

/** `tcp`, `udp`, `icmp`, `icmpv6`, `-1`, or another number as text. */
export function protocolName(protocol: string): string {
  const lower = protocol.toLowerCase();
  return PROTOCOLS[lower] ?? lower;
}

/** Rules of one direction of a group. */
export function rulesOf(cloud: Cloud, token: RuleToken, groupId: string): readonly Entity[] {
  return cloud.list(token).filter((rule) => text(live(rule), "securityGroupId") === groupId);
}

/** The permission that a rule entity grants. */
export function permissionOf(rule: Entity): Permission {
  const all = live(rule);
  const protocol = protocolName(text(all, "ipProtocol") ?? "-1");
  const picked: Record<string, unknown> = { ipProtocol: protocol };
  if (protocol !== "-1") {
    picked.fromPort = number(all, "fromPort");
    picked.toPort = number(all, "toPort");
  }
  for (const peer of ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"])
    picked[peer] = text(all, peer);
  return picked as unknown as Permission; // the properties above are those of Permission
}

/** Source of the refusal: EC2 API Reference, AuthorizeSecurityGroupIngress, from memory, 2026-11. */
export function refuseDuplicate(
  cloud: Cloud,
  token: RuleToken,
  groupId: string,
  wanted: Permission,
  except?: Entity,
): void {
  const key = peerKey({ ...wanted, ipProtocol: protocolName(wanted.ipProtocol) });
  const twin = rulesOf(cloud, token, groupId).find(
    (rule) => rule.id !== except?.id && peerKey(permissionOf(rule)) === key,
  );
  if (twin === undefined) return;
  const peer =
    wanted.cidrIpv4 ?? wanted.cidrIpv6 ?? wanted.prefixListId ?? wanted.referencedSecurityGroupId ?? "";
  const ports =
    wanted.ipProtocol === "-1"
      ? "ALL"
      : `${wanted.ipProtocol.toUpperCase()}, from port: ${wanted.fromPort}, to port: ${wanted.toPort}`;
  throw new CloudError(
    "InvalidPermission.Duplicate",
    `the specified rule "peer: ${peer}, ${ports}, ALLOW" already exists`,
  );
}

function peerKey(permission: Permission): string {
  const ports = permission.ipProtocol === "-1" ? [] : [permission.fromPort, permission.toPort];
  const { cidrIpv4, cidrIpv6, prefixListId, referencedSecurityGroupId } = permission;
  return JSON.stringify([
    permission.ipProtocol,
    ports,
    cidrIpv4,
    cidrIpv6,
    prefixListId,
    referencedSecurityGroupId,
  ]);
}

/** Adds a rule that no Pulumi resource of its own stands for: a default group's, or one written inside a group. */
export function addRule(cloud: Cloud, token: RuleToken, groupId: string, permission: Permission): Entity {
  const id = `sgr-${cloud.hex(17)}`;
  return cloud.add({
    token,
    id,
    inputs: { ...permission, securityGroupId: groupId },
    outputs: { arn: cloud.arn("ec2", `security-group-rule/${id}`), securityGroupRuleId: id },
    internal: { inline: true },
  });
}

/** One end of a connection: the groups of its interface, and its address where it has one in a VPC. */
export interface End {
  readonly groups: readonly string[];
  /** IPv4 address; left out for the internet at large. */
  readonly address?: string;
}

/** True where the groups of the source let the connection out. */
export function letsOut(cloud: Cloud, from: End, to: End, port: number): boolean {
  return from.groups.some((group) =>
    rulesOf(cloud, TOKEN.egressRule, group).some((rule) => admits(permissionOf(rule), to, port)),
  );
}

/** True where the groups of the destination let the connection in. */
export function letsIn(cloud: Cloud, from: End, to: End, port: number): boolean {
  return to.groups.some((group) =>
    rulesOf(cloud, TOKEN.ingressRule, group).some((rule) => admits(permissionOf(rule), from, port)),
  );
}

function admits(permission: Permission, peer: End, port: number): boolean {
  if (permission.ipProtocol !== "-1") {
    if (permission.ipProtocol !== "tcp") return false;
    if (port < (permission.fromPort ?? 0) || port > (permission.toPort ?? 65_535)) return false;
  }
  if (permission.referencedSecurityGroupId !== undefined)
    return peer.groups.includes(permission.referencedSecurityGroupId);
  if (permission.prefixListId !== undefined) return peer.address === undefined;
  const range = parseCidr(permission.cidrIpv4);
  if (range === undefined) return false;
  if (peer.address === undefined) return range.prefix === 0;
  const address = parseAddress(peer.address);
  return (
    address !== undefined &&
    contains(range, { text: peer.address, first: address, last: address, prefix: 32 })
  );
}
