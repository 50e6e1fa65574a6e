import { INGRESS_RULE, SECURITY_GROUP } from "../../../../policies/relations/ingress.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { instanceAdmitsNobody } from "../../../../policies/rules/network/instance-admits-nobody.ts";
import { INSTANCE } from "../../../../policies/tokens.ts";
import { INSTANCE_GROUP, TEMPLATE } from "../../example-instance.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const into = (source: Readonly<Record<string, unknown>>) =>
  from(
    view(INGRESS_RULE, "instance-from", { ipProtocol: "tcp", fromPort: 443, toPort: 443, ...source }),
    "securityGroupId",
    INSTANCE_GROUP,
  );
const byId = given(TEMPLATE, { networkInterfaces: [{ securityGroups: ["sg-instance"] }] });
const unlinked = (base: typeof TEMPLATE) => ({ ...base, propertyDependencies: {} });

ruleTable(instanceAdmitsNobody, {
  rows: [
    { kind: "met", it: "accepts a group without a way in", views: [TEMPLATE, INSTANCE_GROUP], state: "met" },
    {
      kind: "violated",
      it: "refuses one address",
      views: [TEMPLATE, INSTANCE_GROUP, into({ cidrIpv4: "93.184.0.1/32" })],
      state: "violated",
      says: 'NET-03: "instance-template" instance-from must be without a way in; got one. Remove the rules into the instance\'s security group.',
    },
    {
      kind: "violated",
      it: "refuses another group of the stack",
      views: [
        TEMPLATE,
        INSTANCE_GROUP,
        from(into({ referencedSecurityGroupId: UNKNOWN }), "referencedSecurityGroupId", INSTANCE_GROUP),
      ],
      state: "violated",
    },
    {
      kind: "absent",
      it: "leaves an instance in the network's default group undecided",
      views: [unlinked(given(TEMPLATE, { networkInterfaces: undefined })), INSTANCE_GROUP],
      state: "undecided",
      undecided: "securityGroups",
    },
    {
      kind: "spelling",
      it: "finds the group by its id, and what is written inside it",
      views: [
        unlinked(byId),
        given(INSTANCE_GROUP, {
          ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }],
        }),
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads an instance that stands by itself",
      views: [
        from(
          view(INSTANCE, "host", { vpcSecurityGroupIds: [UNKNOWN] }),
          "vpcSecurityGroupIds",
          INSTANCE_GROUP,
        ),
        view(SECURITY_GROUP, "other", {}),
        into({ cidrIpv4: "93.184.0.1/32" }),
        INSTANCE_GROUP,
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a group from outside the stack undecided",
      views: [given(byId, { networkInterfaces: [{ securityGroups: ["sg-elsewhere"] }] }), INSTANCE_GROUP],
      state: "undecided",
      undecided: "securityGroups",
    },
  ],
  without: { boundary: "a way in has none" },
});
