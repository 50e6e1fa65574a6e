import { INGRESS_RULE, OLD_RULE, SECURITY_GROUP } from "../../../../policies/relations/ingress.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { internetReachesWebPortsOnly } from "../../../../policies/rules/network/internet-reaches-web-ports-only.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const rule = view(INGRESS_RULE, "access-in", {
  ipProtocol: "tcp",
  fromPort: 443,
  toPort: 443,
  cidrIpv4: "0.0.0.0/0",
});
const old = view(OLD_RULE, "old", {
  type: "ingress",
  protocol: "tcp",
  fromPort: 5432,
  toPort: 5432,
  cidrBlocks: ["0.0.0.0/0"],
});
const inline = (ingress: readonly unknown[]) => view(SECURITY_GROUP, "group", { ingress });

ruleTable(internetReachesWebPortsOnly, {
  rows: [
    { kind: "met", it: "accepts HTTPS from everywhere", views: [rule], state: "met" },
    {
      kind: "met",
      it: "accepts any port from a private block",
      views: [given(rule, { fromPort: 22, toPort: 22, cidrIpv4: "10.0.0.0/8" })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses SSH from everywhere",
      views: [given(rule, { fromPort: 22, toPort: 22 })],
      state: "violated",
      says: 'NET-03: "access-in" source must be closed to the internet but for ports 80 and 443; got the internet on ports 22 to 22. Name the security group or the addresses that need the port.',
    },
    { kind: "absent", it: "says nothing of a group without rules", views: [inline([])], state: "silent" },
    {
      kind: "absent",
      it: "takes a rule without a protocol for all ports",
      views: [given(rule, { ipProtocol: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a range that only begins at 443",
      views: [given(rule, { toPort: 444 })],
      state: "violated",
    },
    { kind: "boundary", it: "accepts 80", views: [given(rule, { fromPort: 80, toPort: 80 })], state: "met" },
    {
      kind: "boundary",
      it: "refuses 79",
      views: [given(rule, { fromPort: 79, toPort: 79 })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses all protocols written as -1",
      views: [given(rule, { ipProtocol: "-1", fromPort: undefined, toPort: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses IPv6 from everywhere",
      views: [given(rule, { fromPort: 22, toPort: 22, cidrIpv4: undefined, cidrIpv6: "::/0" })],
      state: "violated",
    },
    ...["0.0.0.0/1", "128.0.0.0/1", "0.0.0.0/7"].map((cidrIpv4) => ({
      kind: "spelling" as const,
      it: `refuses a part of everybody that is no network: ${cidrIpv4}`,
      views: [given(rule, { fromPort: 22, toPort: 22, cidrIpv4 })],
      state: "violated" as const,
    })),
    {
      kind: "spelling",
      it: "refuses all public IPv6 addresses written as their block",
      views: [given(rule, { fromPort: 22, toPort: 22, cidrIpv4: undefined, cidrIpv6: "2000::/3" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts the widest IPv4 block that is one network",
      views: [given(rule, { fromPort: 22, toPort: 22, cidrIpv4: "8.0.0.0/8" })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "accepts private IPv6 addresses, a wider block than any public network",
      views: [given(rule, { fromPort: 22, toPort: 22, cidrIpv4: undefined, cidrIpv6: "fc00::/7" })],
      state: "met",
    },
    { kind: "spelling", it: "reads the older rule resource", views: [old], state: "violated" },
    {
      kind: "spelling",
      it: "passes over the older resource's egress",
      views: [given(old, { type: "egress" })],
      state: "silent",
    },
    {
      kind: "spelling",
      it: "reads rules written inside the group",
      views: [inline([{ protocol: "tcp", fromPort: 6379, toPort: 6379, ipv6CidrBlocks: ["::/0"] }])],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "leaves another port for a list of addresses kept elsewhere undecided",
      views: [inline([{ protocol: "tcp", fromPort: 22, toPort: 22, prefixListIds: ["pl-1"] }])],
      state: "undecided",
      undecided: "ingress[0]",
    },
    {
      kind: "unknown",
      it: "leaves an unknown source undecided",
      views: [given(rule, { cidrIpv4: UNKNOWN })],
      state: "undecided",
      undecided: "cidrIpv4",
    },
  ],
});
