import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, number, records, text, textList } from "../known.ts";
import {
  addRule,
  type Permission,
  permissionOf,
  protocolName,
  refuseDuplicate,
  rulesOf,
} from "./ec2-group-rules.ts";
import { live } from "./live.ts";
import { interfacesIn } from "./network-interfaces.ts";
import { TOKEN } from "./tokens.ts";

/** Names and descriptions of groups. Source: EC2 API Reference, CreateSecurityGroup, from memory, 2026-11. */
const TEXT = { longest: 255, pattern: /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]*$/ } as const;

/** Rules per direction of a group before an increase. Source: VPC User Guide, "Amazon VPC quotas", from memory, 2026-11. */
export const MAX_RULES = 60;

const DIRECTIONS = [
  { property: "ingress", token: TOKEN.ingressRule },
  { property: "egress", token: TOKEN.egressRule },
] as const;

const securityGroup: Behaviour = {
  token: TOKEN.securityGroup,
  autoName: { property: "name", maxLength: TEXT.longest },
  replaceOn: ["name", "namePrefix", "description", "vpcId"],
  inPlace: ["ingress", "egress", "revokeRulesOnDelete"],
  check(inputs) {
    const failures: CheckFailure[] = [];
    for (const property of ["name", "description"]) {
      const value = text(inputs, property);
      if (value === undefined) continue;
      if (value.length > TEXT.longest)
        failures.push({
          property,
          reason: `expected length of ${property} to be in the range (0 - ${TEXT.longest}), got ${value.length}`,
        });
      if (!TEXT.pattern.test(value))
        failures.push({
          property,
          reason: `"${value}" has characters that a security group's ${property} cannot hold`,
        });
    }
    if (text(inputs, "name")?.startsWith("sg-") === true)
      failures.push({ property: "name", reason: 'a security group\'s name cannot begin with "sg-"' });
    return failures;
  },
  create(inputs, cloud) {
    const vpcId = text(inputs, "vpcId");
    if (vpcId === undefined) throw new CloudError("VPCIdNotSpecified", "No default VPC for this user");
    cloud.require(TOKEN.vpc, vpcId, "InvalidVpcID.NotFound", "vpc");
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? ""}${cloud.digits(26)}`;
    const twin = cloud
      .list(TOKEN.securityGroup)
      .find((other) => live(other).vpcId === vpcId && live(other).name === name);
    if (twin !== undefined) {
      throw new CloudError(
        "InvalidGroup.Duplicate",
        `The security group '${name}' already exists for VPC '${vpcId}'`,
      );
    }
    const id = `sg-${cloud.hex(17)}`;
    // The provider takes away the rule that lets everything out: what a group lets out is declared or does not exist.
    writeRules(cloud, id, vpcId, inputs);
    return {
      id,
      outputs: {
        arn: cloud.arn("ec2", `security-group/${id}`),
        name,
        namePrefix: text(inputs, "namePrefix") ?? "",
        description: text(inputs, "description") ?? "Managed by Pulumi",
        ownerId: cloud.caller.accountId,
        revokeRulesOnDelete: flag(inputs, "revokeRulesOnDelete") ?? false,
        ingress: records(inputs, "ingress"),
        egress: records(inputs, "egress"),
        vpcId,
      },
    };
  },
  update(entity, next, cloud) {
    rewriteRules(cloud, entity, next);
    return {
      ingress: records(next, "ingress"),
      egress: records(next, "egress"),
      revokeRulesOnDelete: flag(next, "revokeRulesOnDelete") ?? false,
    };
  },
  delete(entity, cloud) {
    const face = interfacesIn(cloud, entity.id)[0];
    if (face !== undefined) throw inUse(entity.id, face.id);
    const referring = [...cloud.list(TOKEN.ingressRule), ...cloud.list(TOKEN.egressRule)].find((rule) => {
      const all = live(rule);
      return all.referencedSecurityGroupId === entity.id && all.securityGroupId !== entity.id;
    });
    if (referring !== undefined)
      throw inUse(entity.id, `${referring.id} of ${String(live(referring).securityGroupId)}`);
    for (const { token } of DIRECTIONS)
      for (const rule of rulesOf(cloud, token, entity.id)) cloud.remove(rule);
    return undefined;
  },
};

function inUse(id: string, holder: string): CloudError {
  return new CloudError("DependencyViolation", `resource ${id} has a dependent object (${holder})`, {
    retryable: true,
  });
}

/** Rules written inside a group are the whole of that direction: others go. Left out, the direction is left alone. */
function rewriteRules(cloud: Cloud, entity: Entity, next: Inputs): void {
  for (const { property, token } of DIRECTIONS) {
    if (next[property] === undefined && entity.inputs[property] === undefined) continue;
    for (const rule of rulesOf(cloud, token, entity.id))
      if (rule.internal.inline === true) cloud.remove(rule);
  }
  writeRules(cloud, entity.id, text(live(entity), "vpcId") ?? "", next);
}

function writeRules(cloud: Cloud, groupId: string, vpcId: string, inputs: Inputs): void {
  for (const { property, token } of DIRECTIONS) {
    for (const permission of records(inputs, property).flatMap((rule) => permissionsIn(rule, groupId))) {
      refusePermission(cloud, groupId, vpcId, permission);
      refuseDuplicate(cloud, token, groupId, permission);
      addRule(cloud, token, groupId, permission);
    }
  }
}

/** One inline rule names any number of peers; the API knows one permission for each. */
function permissionsIn(rule: Readonly<Record<string, unknown>>, groupId: string): readonly Permission[] {
  const ipProtocol = protocolName(text(rule, "protocol") ?? "-1");
  const ports =
    ipProtocol === "-1"
      ? {}
      : { fromPort: number(rule, "fromPort") ?? 0, toPort: number(rule, "toPort") ?? 0 };
  const base = { ipProtocol, ...ports };
  return [
    ...textList(rule, "cidrBlocks").map((cidrIpv4) => ({ ...base, cidrIpv4 })),
    ...textList(rule, "ipv6CidrBlocks").map((cidrIpv6) => ({ ...base, cidrIpv6 })),
    ...textList(rule, "prefixListIds").map((prefixListId) => ({ ...base, prefixListId })),
    ...textList(rule, "securityGroups").map((id) => ({ ...base, referencedSecurityGroupId: id })),
    ...(flag(rule, "self") === true ? [{ ...base, referencedSecurityGroupId: groupId }] : []),
  ];
}

/** A peer group must exist in the same VPC, and each direction holds so many rules. */
export function refusePermission(
  cloud: Cloud,
  groupId: string,
  vpcId: string,
  permission: Permission,
  token?: typeof TOKEN.ingressRule | typeof TOKEN.egressRule,
): void {
  const peer = permission.referencedSecurityGroupId;
  if (peer !== undefined && peer !== groupId) {
    const group = cloud.require(TOKEN.securityGroup, peer, "InvalidGroup.NotFound", "security group");
    if (live(group).vpcId !== vpcId) {
      throw new CloudError(
        "InvalidGroup.NotFound",
        `You have specified two resources that belong to different networks (${groupId}, ${peer}).`,
      );
    }
  }
  if (token !== undefined && rulesOf(cloud, token, groupId).length >= MAX_RULES) {
    throw new CloudError(
      "RulesPerSecurityGroupLimitExceeded",
      `The maximum number of rules per security group has been reached (${MAX_RULES}).`,
    );
  }
}

const defaultSecurityGroup: Behaviour = {
  token: TOKEN.defaultSecurityGroup,
  replaceOn: ["vpcId"],
  inPlace: ["ingress", "egress", "revokeRulesOnDelete"],
  create(inputs, cloud) {
    const vpc = cloud.require(TOKEN.vpc, text(inputs, "vpcId"), "InvalidVpcID.NotFound", "vpc");
    const id = text(live(vpc), "defaultSecurityGroupId");
    const group = cloud.require(TOKEN.securityGroup, id, "InvalidGroup.NotFound", "security group");
    // Taking it over empties it: only what is declared stays, and nothing declared is nothing let in or out.
    for (const { token } of DIRECTIONS)
      for (const rule of rulesOf(cloud, token, group.id)) cloud.remove(rule);
    writeRules(cloud, group.id, vpc.id, inputs);
    const { arn, description, name, ownerId } = live(group);
    return {
      id: group.id,
      outputs: {
        arn,
        description,
        name,
        namePrefix: "",
        ownerId,
        ingress: records(inputs, "ingress"),
        egress: records(inputs, "egress"),
        vpcId: vpc.id,
      },
    };
  },
  update(entity, next, cloud) {
    for (const { token } of DIRECTIONS)
      for (const rule of rulesOf(cloud, token, entity.id)) cloud.remove(rule);
    writeRules(cloud, entity.id, text(live(entity), "vpcId") ?? "", next);
    return { ingress: records(next, "ingress"), egress: records(next, "egress") };
  },
  read(entity, cloud) {
    const declared = { ingress: records(entity.inputs, "ingress"), egress: records(entity.inputs, "egress") };
    const found = Object.fromEntries(
      DIRECTIONS.map(({ property, token }) => {
        const strange = rulesOf(cloud, token, entity.id).filter((rule) => rule.internal.inline !== true);
        return [property, [...declared[property], ...strange.map(asInline)]];
      }),
    );
    return found;
  },
  // The provider forgets it: a VPC's default group goes with the VPC only.
  delete: () => undefined,
};

function asInline(rule: Entity): Record<string, unknown> {
  const { ipProtocol, fromPort, toPort, cidrIpv4, cidrIpv6, prefixListId, referencedSecurityGroupId } =
    permissionOf(rule);
  const one = (value: string | undefined): string[] => (value === undefined ? [] : [value]);
  return {
    protocol: ipProtocol,
    fromPort: fromPort ?? 0,
    toPort: toPort ?? 0,
    cidrBlocks: one(cidrIpv4),
    ipv6CidrBlocks: one(cidrIpv6),
    prefixListIds: one(prefixListId),
    securityGroups: one(referencedSecurityGroupId),
  };
}

/** Security groups and the adoption of a VPC's default one. */
export const ec2SecurityGroup: Service = { behaviours: [securityGroup, defaultSecurityGroup] };
