import { INGRESS_RULE, OLD_RULE, SECURITY_GROUP } from "../../../../policies/relations/ingress.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { serviceAdmitsGroupsOnly } from "../../../../policies/rules/network/service-admits-groups-only.ts";
import { ECS_SERVICE, LOAD_BALANCER, SCHEDULE } from "../../../../policies/tokens.ts";
import { INSTANCE_GROUP, ON_INSTANCE, TEMPLATE } from "../../example-instance.ts";
import { SERVICE, SERVICE_GROUP, STRANGE_GROUP } from "../../example-network.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const EDGE_GROUP = view(SECURITY_GROUP, "edge-group", {}, { outputs: { id: "sg-edge" } });
const balancer = from(
  view(LOAD_BALANCER, "ingress", { securityGroups: [UNKNOWN] }),
  "securityGroups",
  EDGE_GROUP,
);
const ground = [SERVICE, SERVICE_GROUP, EDGE_GROUP, STRANGE_GROUP, balancer];
const tcp = { fromPort: 3000, toPort: 3000 };
const into = (source: Readonly<Record<string, unknown>>) =>
  from(
    view(INGRESS_RULE, "api-from", { ipProtocol: "tcp", ...tcp, ...source }),
    "securityGroupId",
    SERVICE_GROUP,
  );
const old = (source: Readonly<Record<string, unknown>>) =>
  from(
    view(OLD_RULE, "old", { type: "ingress", protocol: "tcp", ...tcp, ...source }),
    "securityGroupId",
    SERVICE_GROUP,
  );
const inline = (source: Readonly<Record<string, unknown>>) => [
  SERVICE,
  { ...SERVICE_GROUP, inputs: { ingress: [{ protocol: "tcp", ...tcp, ...source }] } },
  EDGE_GROUP,
  balancer,
];
const fromBalancer = from(
  into({ referencedSecurityGroupId: UNKNOWN }),
  "referencedSecurityGroupId",
  EDGE_GROUP,
);

ruleTable(serviceAdmitsGroupsOnly, {
  rows: [
    {
      kind: "met",
      it: "accepts the load balancer's group, whose id is not known yet",
      views: [...ground, fromBalancer],
      state: "met",
    },
    {
      kind: "met",
      it: "accepts another copy of the service",
      views: [...ground, into({ referencedSecurityGroupId: "sg-service-api" })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a block of addresses, however far from everywhere",
      views: [...ground, into({ cidrIpv4: "93.184.0.0/16" })],
      state: "violated",
      says: "NET-03: \"api-service\" api-from must be open to the groups of the load balancer and of services only; got 93.184.0.0/16. Name the load balancer's or a service's security group as the only source.",
    },
    {
      kind: "violated",
      it: "refuses a list of addresses kept elsewhere",
      views: [...ground, into({ prefixListId: "pl-1" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a group in which nobody of the stack stands",
      views: [...ground, into({ referencedSecurityGroupId: "sg-strange" })],
      state: "violated",
    },
    { kind: "absent", it: "accepts a service that nobody enters", views: ground, state: "met" },
    {
      kind: "absent",
      it: "leaves a service without a group undecided: AWS gives it the default one",
      views: [view(ECS_SERVICE, "api-service", { networkConfiguration: { subnets: ["subnet-1"] } })],
      state: "undecided",
      undecided: "networkConfiguration.securityGroups",
    },
    {
      kind: "absent",
      it: "leaves a foreign group beside the stack's own undecided",
      views: [
        given(SERVICE, { networkConfiguration: { securityGroups: ["sg-service-api", "sg-elsewhere"] } }),
        ...ground.slice(1),
      ],
      state: "undecided",
    },
    {
      kind: "boundary",
      it: "refuses a single address",
      views: [...ground, into({ cidrIpv4: "93.184.216.34/32" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a group of another stack beside an allowed one",
      views: inline({ securityGroups: ["sg-edge", "sg-elsewhere"] }).map((one) =>
        one.name === SERVICE_GROUP.name ? from(one, "ingress", EDGE_GROUP) : one,
      ),
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses IPv6 addresses",
      views: [...ground, into({ cidrIpv6: "2001:db8::/32" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads the older rule resource",
      views: [...ground, old({ cidrBlocks: ["93.184.0.0/16"] })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a list of addresses in the older rule resource",
      views: [...ground, old({ prefixListIds: ["pl-1"] })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads addresses written inside the group",
      views: inline({ cidrBlocks: ["93.184.0.0/16"] }),
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a list of addresses written inside the group",
      views: inline({ prefixListIds: ["pl-1"] }),
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts the group itself as a source, written inside it",
      views: inline({ self: true }),
      state: "met",
    },
    {
      kind: "spelling",
      it: "asks it of tasks that run on a schedule too",
      views: [
        from(
          view(SCHEDULE, "dump", {
            target: { ecsParameters: { networkConfiguration: { securityGroups: [UNKNOWN] } } },
          }),
          "target",
          SERVICE_GROUP,
        ),
        SERVICE_GROUP,
        into({ cidrIpv4: "93.184.0.0/16" }),
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown block undecided",
      views: [...ground, into({ cidrIpv4: UNKNOWN })],
      state: "undecided",
      undecided: "cidrIpv4",
    },
    {
      kind: "spelling",
      it: "asks it of the instance behind whose interface tasks stand",
      views: [
        ON_INSTANCE,
        TEMPLATE,
        INSTANCE_GROUP,
        from(
          view(INGRESS_RULE, "instance-from", {
            ipProtocol: "tcp",
            fromPort: 80,
            toPort: 80,
            cidrIpv4: "93.184.0.0/16",
          }),
          "securityGroupId",
          INSTANCE_GROUP,
        ),
      ],
      state: "violated",
    },
    {
      kind: "met",
      it: "accepts tasks behind an instance that lets nobody in",
      views: [ON_INSTANCE, TEMPLATE, INSTANCE_GROUP],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves tasks on instances from elsewhere undecided",
      views: [ON_INSTANCE],
      state: "undecided",
      undecided: "launchType",
    },
    {
      kind: "not applicable",
      it: "does not ask it of tasks without a network",
      views: [view(ECS_SERVICE, "api-service", { launchType: "FARGATE" })],
      state: "notApplicable",
    },
  ],
});
