import { INGRESS_RULE, SECURITY_GROUP } from "../../../../policies/relations/ingress.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { servicesAdmitDeclaredCallers } from "../../../../policies/rules/network/services-admit-declared-callers.ts";
import { ECS_SERVICE, LOAD_BALANCER } from "../../../../policies/tokens.ts";
import { INSTANCE_GROUP, ON_INSTANCE, TEMPLATE } from "../../example-instance.ts";
import { SERVICE, SERVICE_GROUP } from "../../example-network.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const EDGE_GROUP = view(SECURITY_GROUP, "edge-group", {}, { outputs: { id: "sg-edge" } });
const OTHER_GROUP = view(SECURITY_GROUP, "service-worker", {}, { outputs: { id: "sg-worker" } });
const balancer = from(
  view(LOAD_BALANCER, "ingress", { securityGroups: [UNKNOWN] }),
  "securityGroups",
  EDGE_GROUP,
);
const component = (name: string) => `urn:pulumi:shop::slipway::slipway:service:Service::${name}`;
const service = { ...SERVICE, parent: component("api") };
const other = from(
  view(
    ECS_SERVICE,
    "worker-service",
    { networkConfiguration: { securityGroups: ["sg-worker"] } },
    { parent: component("worker") },
  ),
  "networkConfiguration",
  OTHER_GROUP,
);
const ground = [service, SERVICE_GROUP, EDGE_GROUP, OTHER_GROUP, other, balancer];
const into = (source: Readonly<Record<string, unknown>>) =>
  from(
    view(INGRESS_RULE, "api-from", { ipProtocol: "tcp", fromPort: 3000, toPort: 3000, ...source }),
    "securityGroupId",
    SERVICE_GROUP,
  );
const calls = [{ caller: "worker", callee: "api", port: 3000 }];
const byGroup = (group: typeof EDGE_GROUP) =>
  from(into({ referencedSecurityGroupId: UNKNOWN }), "referencedSecurityGroupId", group);

ruleTable(servicesAdmitDeclaredCallers, {
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
      says: "NET-08: \"api-service\" api-from must be open to the groups of the load balancer and of declared callers only; got a group in which no load balancer or declared caller stands. Remove the rule that names another service's security group, or declare the way under the caller's calls.",
    },
    {
      kind: "met",
      it: "accepts the group of a service that declares that it calls this one",
      views: [...ground, byGroup(OTHER_GROUP)],
      context: { calls },
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses the group of a service that declares a call of another",
      views: [...ground, byGroup(OTHER_GROUP)],
      context: { calls: [{ caller: "worker", callee: "web", port: 3000 }] },
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses the way back of a declared one",
      views: [...ground, byGroup(OTHER_GROUP)],
      context: { calls: [{ caller: "api", callee: "worker", port: 3000 }] },
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses one port more than the service's own",
      views: [...ground, given(byGroup(OTHER_GROUP), { toPort: 3001 })],
      context: { calls },
      state: "violated",
      says: "NET-08: \"api-service\" api-from ports must be the service's own port, 3000; got 3000 to 3001. Remove the rule that names another service's security group, or declare the way under the caller's calls.",
    },
    {
      kind: "spelling",
      it: "refuses every port for a declared caller",
      views: [...ground, given(byGroup(OTHER_GROUP), { ipProtocol: "-1" })],
      context: { calls },
      state: "violated",
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
      kind: "met",
      it: "accepts the only service behind its instance's interface",
      views: [ON_INSTANCE, TEMPLATE, INSTANCE_GROUP],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses two services behind one bridge, which no security group parts",
      views: [ON_INSTANCE, view(ECS_SERVICE, "worker-service", {}), TEMPLATE, INSTANCE_GROUP],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves tasks on instances from elsewhere undecided: what is left out means instances",
      views: [view(ECS_SERVICE, "api-service", {})],
      state: "undecided",
      undecided: "launchType",
    },
    {
      kind: "not applicable",
      it: "has nothing to say of tasks without a network",
      views: [view(ECS_SERVICE, "api-service", { launchType: "FARGATE" })],
      state: "notApplicable",
    },
  ],
});
