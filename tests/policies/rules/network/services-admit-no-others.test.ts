import { INGRESS_RULE, SECURITY_GROUP } from "../../../../policies/relations/ingress.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { servicesAdmitNoOthers } from "../../../../policies/rules/network/services-admit-no-others.ts";
import { ECS_SERVICE, LOAD_BALANCER } from "../../../../policies/tokens.ts";
import { SERVICE, SERVICE_GROUP } from "../../example-network.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const EDGE_GROUP = view(SECURITY_GROUP, "edge-group", {}, { outputs: { id: "sg-edge" } });
const OTHER_GROUP = view(SECURITY_GROUP, "service-worker", {}, { outputs: { id: "sg-worker" } });
const balancer = from(
  view(LOAD_BALANCER, "ingress", { securityGroups: [UNKNOWN] }),
  "securityGroups",
  EDGE_GROUP,
);
const other = from(
  view(ECS_SERVICE, "worker-service", { networkConfiguration: { securityGroups: ["sg-worker"] } }),
  "networkConfiguration",
  OTHER_GROUP,
);
const ground = [SERVICE, SERVICE_GROUP, EDGE_GROUP, OTHER_GROUP, other, balancer];
const into = (source: Readonly<Record<string, unknown>>) =>
  from(
    view(INGRESS_RULE, "api-from", { ipProtocol: "tcp", fromPort: 3000, toPort: 3000, ...source }),
    "securityGroupId",
    SERVICE_GROUP,
  );
const byGroup = (group: typeof EDGE_GROUP) =>
  from(into({ referencedSecurityGroupId: UNKNOWN }), "referencedSecurityGroupId", group);

ruleTable(servicesAdmitNoOthers, {
  rows: [
    {
      kind: "met",
      it: "accepts the load balancer's group",
      views: [...ground, byGroup(EDGE_GROUP)],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses another service's group",
      views: [...ground, byGroup(OTHER_GROUP)],
      state: "violated",
      says: 'NET-08: "api-service" api-from must be open to the group of the load balancer only; got a group in which no load balancer stands. Remove the rule that names another service\'s security group.',
    },
    { kind: "absent", it: "accepts a service that nobody reaches", views: ground, state: "met" },
    {
      kind: "spelling",
      it: "refuses another service's group by its id",
      views: [...ground, into({ referencedSecurityGroupId: "sg-worker" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves groups that are not known yet undecided",
      views: [
        given(view(ECS_SERVICE, "api-service", {}), { networkConfiguration: { securityGroups: UNKNOWN } }),
      ],
      state: "undecided",
      undecided: "networkConfiguration",
    },
    {
      kind: "not applicable",
      it: "has nothing to say of tasks without an interface of their own",
      views: [view(ECS_SERVICE, "api-service", {})],
      state: "notApplicable",
    },
  ],
  without: { boundary: "a source has none" },
});
