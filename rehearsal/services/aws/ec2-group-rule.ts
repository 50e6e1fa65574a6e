import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { number, text } from "../known.ts";
import { isIpv6Cidr, parseCidr } from "./cidr.ts";
import { type Permission, protocolName, refuseDuplicate } from "./ec2-group-rules.ts";
import { refusePermission } from "./ec2-security-group.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

const PEERS = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

/** Protocols that take no ports. Source: @pulumi/aws 7.48.0, vpc.SecurityGroupIngressRuleArgs. */
const WITHOUT_PORTS = ["-1", "icmpv6"];

function checkRule(inputs: Inputs): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  const given = PEERS.filter((peer) => inputs[peer] !== undefined && inputs[peer] !== null);
  if (given.length !== 1) {
    failures.push({
      property: "cidrIpv4",
      reason: `exactly one of ${PEERS.join(", ")} must be given; got ${given.length === 0 ? "none" : given.join(", ")}`,
    });
  }
  const cidrIpv4 = text(inputs, "cidrIpv4");
  if (cidrIpv4 !== undefined && parseCidr(cidrIpv4) === undefined) {
    failures.push({
      property: "cidrIpv4",
      reason: `"${cidrIpv4}" is not a valid IPv4 CIDR block whose host bits are zero`,
    });
  }
  const cidrIpv6 = text(inputs, "cidrIpv6");
  if (cidrIpv6 !== undefined && !isIpv6Cidr(cidrIpv6))
    failures.push({ property: "cidrIpv6", reason: `"${cidrIpv6}" is not a valid IPv6 CIDR block` });
  const protocol = protocolName(text(inputs, "ipProtocol") ?? "");
  const from = number(inputs, "fromPort");
  const to = number(inputs, "toPort");
  if (protocol === "-1" && (from !== undefined || to !== undefined)) {
    failures.push({ property: "fromPort", reason: "must not be set when ipProtocol is -1" });
  }
  if (["tcp", "udp"].includes(protocol)) {
    const port = (property: "fromPort" | "toPort", value: number | undefined): void => {
      if (inputs[property] === undefined)
        failures.push({ property, reason: `is required when ipProtocol is ${protocol}` });
      if (value !== undefined && (value < 0 || value > 65_535 || !Number.isInteger(value))) {
        failures.push({
          property,
          reason: `expected ${property} to be in the range (0 - 65535), got ${value}`,
        });
      }
    };
    port("fromPort", from);
    port("toPort", to);
    if (from !== undefined && to !== undefined && from > to) {
      failures.push({ property: "toPort", reason: `must not be below fromPort; got ${from} to ${to}` });
    }
  }
  if (
    protocol !== "" &&
    !["tcp", "udp", "icmp", ...WITHOUT_PORTS].includes(protocol) &&
    !/^\d{1,3}$/.test(protocol)
  ) {
    failures.push({
      property: "ipProtocol",
      reason: `"${protocol}" is no protocol: tcp, udp, icmp, icmpv6, -1 or a number of 0 to 255`,
    });
  }
  return failures;
}

function wanted(inputs: Inputs): Permission {
  const permission: Record<string, unknown> = { ipProtocol: protocolName(text(inputs, "ipProtocol") ?? "") };
  for (const property of ["fromPort", "toPort"])
    if (number(inputs, property) !== undefined) permission[property] = number(inputs, property);
  for (const peer of PEERS) if (text(inputs, peer) !== undefined) permission[peer] = text(inputs, peer);
  return permission as unknown as Permission; // the properties above are those of Permission
}

function ruleBehaviour(token: typeof TOKEN.ingressRule | typeof TOKEN.egressRule): Behaviour {
  const refuse = (inputs: Inputs, cloud: Cloud, except?: Entity): Entity => {
    const id = text(inputs, "securityGroupId");
    const group = cloud.require(TOKEN.securityGroup, id, "InvalidGroup.NotFound", "security group");
    const permission = wanted(inputs);
    refuseDuplicate(cloud, token, group.id, permission, except);
    refusePermission(
      cloud,
      group.id,
      text(live(group), "vpcId") ?? "",
      permission,
      except === undefined ? token : undefined,
    );
    return group;
  };
  return {
    token,
    replaceOn: ["securityGroupId"],
    inPlace: [...PEERS, "fromPort", "toPort", "ipProtocol", "description"],
    check: checkRule,
    create(inputs, cloud) {
      refuse(inputs, cloud);
      const id = `sgr-${cloud.hex(17)}`;
      return { id, outputs: { arn: cloud.arn("ec2", `security-group-rule/${id}`), securityGroupRuleId: id } };
    },
    update(entity, next, cloud) {
      refuse(next, cloud, entity);
      return {};
    },
  };
}

/** Rules of security groups, one resource each. Source: EC2 API Reference, AuthorizeSecurityGroupIngress, from memory, 2026-11. */
export const ec2GroupRule: Service = {
  behaviours: [ruleBehaviour(TOKEN.ingressRule), ruleBehaviour(TOKEN.egressRule)],
};
