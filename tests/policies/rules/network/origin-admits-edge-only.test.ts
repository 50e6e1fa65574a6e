import { INGRESS_RULE, SECURITY_GROUP } from "../../../../policies/relations/ingress.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { originAdmitsEdgeOnly } from "../../../../policies/rules/network/origin-admits-edge-only.ts";
import { LOAD_BALANCER } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const group = view(SECURITY_GROUP, "edge-group", {});
const balancer = from(view(LOAD_BALANCER, "ingress", { securityGroups: [UNKNOWN] }), "securityGroups", group);
const rule = (source: Readonly<Record<string, unknown>>) =>
  from(
    view(INGRESS_RULE, "in", { ipProtocol: "tcp", fromPort: 443, toPort: 443, ...source }),
    "securityGroupId",
    group,
  );

ruleTable(originAdmitsEdgeOnly, {
  rows: [
    {
      kind: "met",
      it: "accepts a published range",
      views: [group, balancer, rule({ cidrIpv4: "104.16.0.0/13" })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses everybody, on HTTPS too",
      views: [group, balancer, rule({ cidrIpv4: "0.0.0.0/0" })],
      state: "violated",
      says: "NET-03: \"ingress\" in must be open to the edge's addresses only; got 0.0.0.0/0. Name the edge's published ranges as the only sources of the load balancer's group.",
    },
    {
      kind: "absent",
      it: "leaves a load balancer without a group undecided: AWS gives it the default one",
      views: [view(LOAD_BALANCER, "ingress", {})],
      state: "undecided",
    },
    {
      kind: "boundary",
      it: "accepts a part of a range",
      views: [group, balancer, rule({ cidrIpv4: "104.23.255.0/24" })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a block that is one bit wider than a range",
      views: [group, balancer, rule({ cidrIpv4: "104.16.0.0/12" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses IPv6 from everywhere",
      views: [group, balancer, rule({ cidrIpv6: "::/0" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads rules written inside the group",
      views: [
        {
          ...group,
          inputs: { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["1.2.3.4/32"] }] },
        },
        balancer,
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "leaves a list of addresses kept elsewhere undecided",
      views: [group, balancer, rule({ prefixListId: "pl-1" })],
      state: "undecided",
      undecided: "in",
    },
    {
      kind: "spelling",
      it: "leaves a list of addresses written inside the group undecided",
      views: [
        {
          ...group,
          inputs: { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, prefixListIds: ["pl-1"] }] },
        },
        balancer,
      ],
      state: "undecided",
      undecided: "edge-group.ingress[0]",
    },
    {
      kind: "unknown",
      it: "leaves an unknown source undecided",
      views: [group, balancer, rule({ cidrIpv4: UNKNOWN })],
      state: "undecided",
      undecided: "cidrIpv4",
    },
    {
      kind: "not applicable",
      it: "does not ask it of an internal load balancer",
      views: [given(balancer, { internal: true }), group],
      state: "notApplicable",
    },
  ],
});
