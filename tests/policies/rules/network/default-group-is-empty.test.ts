import { DEFAULT_SECURITY_GROUP, INGRESS_RULE } from "../../../../policies/relations/ingress.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { defaultGroupIsEmpty } from "../../../../policies/rules/network/default-group-is-empty.ts";
import { VPC } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const vpc = view(VPC, "network-vpc", {});
const group = from(view(DEFAULT_SECURITY_GROUP, "default-group", { ingress: [], egress: [] }), "vpcId", vpc);

ruleTable(defaultGroupIsEmpty, {
  rows: [
    { kind: "met", it: "accepts a group without rules", views: [vpc, group], state: "met" },
    {
      kind: "violated",
      it: "refuses a way out",
      views: [
        vpc,
        given(group, { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] }),
      ],
      state: "violated",
      says: 'NET-09: "network-vpc" default-group rules must be none; got 1. Declare the network\'s default security group without ingress and egress.',
    },
    {
      kind: "absent",
      it: "refuses a network whose default group nobody declares",
      views: [vpc],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts a group that names neither ingress nor egress: the provider removes all",
      views: [vpc, given(group, { ingress: undefined, egress: undefined })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "counts a rule resource that points at the group",
      views: [vpc, group, from(view(INGRESS_RULE, "in", {}), "securityGroupId", group)],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown rules undecided",
      views: [vpc, given(group, { ingress: UNKNOWN })],
      state: "undecided",
      undecided: "ingress",
    },
  ],
});
