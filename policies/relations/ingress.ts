import { inputsOf, type Reader } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";

export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const DEFAULT_SECURITY_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const OLD_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";

/** The types in which a way into a security group can be written. */
export const INGRESS_TYPES: readonly string[] = [
  SECURITY_GROUP,
  DEFAULT_SECURITY_GROUP,
  INGRESS_RULE,
  OLD_RULE,
];

/** One way in, in one shape for all spellings. */
export interface Ingress {
  /** Where it is written, such as `ingress[0]`; empty where the whole resource is one rule. */
  readonly path: string;
  /** IPv4 and IPv6 blocks. */
  readonly cidrs: readonly string[];
  /** First and last port; 0 to 65535 for all protocols. */
  readonly ports: { readonly from: number; readonly to: number };
  /** True where another group, or the group itself, is a source. */
  readonly fromGroups: boolean;
  /** Ids of those groups, as far as they are known. */
  readonly groupIds: readonly string[];
  /** True where the rule names the group itself as a source, without an id. */
  readonly fromSelf: boolean;
  /** True where an address list kept elsewhere (a prefix list) is a source. */
  readonly fromPrefixList: boolean;
}

const ALL_PORTS = { from: 0, to: 65_535 } as const;

/** The ways in that one resource writes down, empty where it writes none. Throws `Undecided` for unknown sources. */
export function ingressOf(view: ResourceView): readonly Ingress[] {
  const read = inputsOf(view);
  switch (view.type) {
    case INGRESS_RULE:
      return [
        {
          path: "",
          cidrs: [read.text("cidrIpv4"), read.text("cidrIpv6")].filter((cidr) => cidr !== undefined),
          ports: portsOf(read.text("ipProtocol"), read),
          fromGroups: read.has("referencedSecurityGroupId"),
          groupIds: knownTexts(read, "referencedSecurityGroupId"),
          fromSelf: false, // this spelling names the group itself by its id
          fromPrefixList: read.has("prefixListId"),
        },
      ];
    case OLD_RULE:
      if (read.text("type") !== "ingress") return [];
      return [{ path: "", ...listed(read, "sourceSecurityGroupId") }];
    case SECURITY_GROUP:
    case DEFAULT_SECURITY_GROUP:
      return read.items("ingress").map((rule) => ({
        path: rule.path,
        ...listed(rule, "securityGroups"),
      }));
    default:
      return [];
  }
}

function listed(read: Reader, groups: string): Omit<Ingress, "path"> {
  const fromSelf = read.flag("self", false);
  return {
    cidrs: [...read.texts("cidrBlocks"), ...read.texts("ipv6CidrBlocks")],
    ports: portsOf(read.text("protocol"), read),
    fromGroups: filled(read, groups) || fromSelf,
    groupIds: knownTexts(read, groups),
    fromSelf,
    fromPrefixList: filled(read, "prefixListIds"),
  };
}

/** True where a text or a list names something, known or not; an empty list names nothing. */
function filled(read: Reader, path: string): boolean {
  if (read.unknown(path)) return true;
  const value = read.get(path);
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** The known ones of a text or of a list of texts. */
function knownTexts(read: Reader, path: string): readonly string[] {
  if (read.unknown(path)) return [];
  const value = read.get(path);
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === "string");
}

function portsOf(protocol: string | undefined, read: Reader): Ingress["ports"] {
  // "-1" and "all" mean every protocol and port, whatever ports are written beside them.
  if (protocol === undefined || protocol === "-1" || protocol === "all") return ALL_PORTS;
  const from = read.number("fromPort");
  const to = read.number("toPort");
  if (from === undefined || to === undefined || from === -1) return ALL_PORTS;
  return { from, to };
}
