import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { serviceRunsTwoCopies } from "../../../../policies/rules/compute/service-runs-two-copies.ts";
import { SERVICE_COMPONENT } from "../../../../policies/task/task-view.ts";
import { AUTOSCALING_GROUP, ECS_SERVICE, SCALING_TARGET, SUBNET } from "../../../../policies/tokens.ts";
import { ON_INSTANCE } from "../../example-instance.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const [a, b] = ["a", "b"].map((zone) =>
  view(
    SUBNET,
    `private-${zone}`,
    { availabilityZone: `eu-west-1${zone}` },
    { outputs: { id: `subnet-${zone}` } },
  ),
) as [ReturnType<typeof view>, ReturnType<typeof view>];
const plain = view(ECS_SERVICE, "api-service", {
  desiredCount: 2,
  networkConfiguration: { subnets: UNKNOWN },
});
const service = from(plain, "networkConfiguration", a, b);
const target = (minCapacity: unknown) =>
  from(view(SCALING_TARGET, "api-scaling", { minCapacity }), "resourceId", service);
const component = (held: boolean, least: unknown = 2) =>
  view(SERVICE_COMPONENT, "api", { held, tasks: { least } });
const waiting = given({ ...service, parent: component(true).urn }, { desiredCount: 0 });

ruleTable(serviceRunsTwoCopies, {
  rows: [
    { kind: "met", it: "accepts two tasks in two zones", views: [a, b, service], state: "met" },
    {
      kind: "violated",
      it: "refuses one task",
      views: [a, b, given(service, { desiredCount: 1 })],
      state: "violated",
      says: 'CMP-01: "api-service" desiredCount must be at least 2 tasks; got 1 tasks. Set scale.minTasks to 2 or more and network.zoneCount to 2 or 3.',
    },
    {
      kind: "violated",
      it: "refuses one zone",
      views: [a, from(plain, "networkConfiguration", a)],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses two tasks on one instance",
      views: [
        given(ON_INSTANCE, { desiredCount: 2 }),
        view(AUTOSCALING_GROUP, "instance-group", { minSize: 1 }),
      ],
      state: "violated",
      says: 'CMP-01: "api-service" instances must be at least 2 instances; got 1 instances. Set scale.minTasks to 2 or more and network.zoneCount to 2 or 3.',
    },
    {
      kind: "absent",
      it: "refuses the provider's count of 0",
      views: [a, b, given(service, { desiredCount: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses scaling in to one task",
      views: [a, b, service, target(1)],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts scaling in to two",
      views: [a, b, given(service, { desiredCount: 1 }), target(2)],
      state: "met",
    },
    {
      kind: "spelling",
      it: "finds the subnets by their ids",
      views: [a, b, given({ ...plain }, { networkConfiguration: { subnets: ["subnet-a", "subnet-b"] } })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "finds the scaling target by the service's name",
      views: [
        a,
        b,
        { ...service, outputs: { name: "api-1" } },
        view(SCALING_TARGET, "api-scaling", { minCapacity: 1, resourceId: "service/shop/api-1" }),
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown subnets from nowhere undecided",
      views: [plain],
      state: "undecided",
      undecided: "networkConfiguration",
    },
    {
      kind: "not applicable",
      it: "asks it of production only",
      views: [given(service, { desiredCount: 1 })],
      state: "notApplicable",
      context: { tier: "staging" },
    },
    {
      kind: "met",
      it: "accepts a service that waits for its secrets and will run two",
      views: [component(true), a, b, waiting],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a service that waits for its secrets and will run one",
      views: [component(true, 1), a, b, waiting],
      state: "violated",
      says: 'CMP-01: "api-service" declared tasks must be at least 2 tasks; got 1 tasks. Set scale.minTasks to 2 or more and network.zoneCount to 2 or 3.',
    },
    {
      kind: "absent",
      it: "refuses a service that waits and does not say what it will run",
      views: [component(true, null), a, b, waiting],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "judges the scaling target of a service that waits on its earlier revision",
      views: [
        component(true),
        a,
        b,
        waiting,
        from(view(SCALING_TARGET, "api-scaling", { minCapacity: 1 }), "resourceId", waiting),
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a declared count that is not known undecided",
      views: [component(true, UNKNOWN), a, b, waiting],
      state: "undecided",
      undecided: "tasks.least",
    },
    {
      kind: "violated",
      it: "refuses one instance, whether its service waits for secrets or not",
      views: [
        component(true),
        given({ ...ON_INSTANCE, parent: component(true).urn }, { desiredCount: 0 }),
        view(AUTOSCALING_GROUP, "instance-group", { minSize: 1 }),
      ],
      state: "violated",
    },
    {
      kind: "violated",
      it: "asks it again once the service is not held",
      views: [
        component(false),
        a,
        b,
        given({ ...service, parent: component(false).urn }, { desiredCount: 0 }),
      ],
      state: "violated",
    },
  ],
});
