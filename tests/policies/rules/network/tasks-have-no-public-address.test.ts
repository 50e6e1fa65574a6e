import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { tasksHaveNoPublicAddress } from "../../../../policies/rules/network/tasks-have-no-public-address.ts";
import { ECS_SERVICE, SCHEDULE, SUBNET, VPC } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const NAT = "aws:ec2/natGateway:NatGateway";
const vpc = view(VPC, "network-vpc", {});
const subnetOf = (name: string, network = vpc) =>
  from(view(SUBNET, name, { vpcId: UNKNOWN }, { outputs: { id: `subnet-${name}` } }), "vpcId", network);
const publicSubnet = subnetOf("public");
const privateSubnet = subnetOf("private");
const nat = from(view(NAT, "nat", { subnetId: UNKNOWN }), "subnetId", publicSubnet);

const service = (network: object | undefined) =>
  view(ECS_SERVICE, "api-service", network === undefined ? {} : { networkConfiguration: network });
const open = from(
  service({ assignPublicIp: true, subnets: [UNKNOWN] }),
  "networkConfiguration",
  publicSubnet,
);
const ground = [vpc, publicSubnet, privateSubnet];

ruleTable(tasksHaveNoPublicAddress, {
  rows: [
    {
      kind: "met",
      it: "accepts a service without a public address",
      views: [...ground, nat, given(open, { networkConfiguration: { assignPublicIp: false } })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a service with a public address beside a NAT gateway",
      views: [...ground, nat, open],
      state: "violated",
      says: 'NET-04: "api-service" networkConfiguration.assignPublicIp must be false; got true, beside nat. Leave assignPublicIp false and place the task in private subnets.',
    },
    {
      kind: "absent",
      it: "takes a service that says nothing for one without: the provider's default",
      views: [...ground, nat, service({ subnets: ["subnet-private"] })],
      state: "met",
    },
    {
      kind: "absent",
      it: "leaves a service in subnets of another stack undecided",
      views: [nat, service({ assignPublicIp: true, subnets: ["subnet-elsewhere"] })],
      state: "undecided",
      undecided: "networkConfiguration.subnets",
    },
    {
      kind: "boundary",
      it: "does not count a gateway of another network",
      views: [
        ...ground,
        view(VPC, "other", {}),
        subnetOf("far", view(VPC, "other", {})),
        from(view(NAT, "nat", { subnetId: UNKNOWN }), "subnetId", subnetOf("far")),
        open,
      ],
      state: "notApplicable",
    },
    {
      kind: "boundary",
      it: "does not count a private gateway, which leads to other networks only",
      views: [...ground, given(nat, { connectivityType: "private" }), open],
      state: "notApplicable",
    },
    {
      kind: "spelling",
      it: "counts a gateway of the whole network",
      views: [
        ...ground,
        from(view(NAT, "nat", { availabilityMode: "regional", vpcId: UNKNOWN }), "vpcId", vpc),
        open,
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "finds the subnets by their ids",
      views: [...ground, nat, service({ assignPublicIp: true, subnets: ["subnet-public"] })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "asks it of tasks that run on a schedule too",
      views: [
        ...ground,
        nat,
        from(
          view(SCHEDULE, "dump", {
            target: { ecsParameters: { networkConfiguration: { assignPublicIp: true, subnets: [UNKNOWN] } } },
          }),
          "target",
          publicSubnet,
        ),
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [...ground, nat, given(open, { networkConfiguration: { assignPublicIp: UNKNOWN } })],
      state: "undecided",
      undecided: "networkConfiguration.assignPublicIp",
    },
    {
      kind: "unknown",
      it: "leaves a gateway undecided whose kind is not known yet",
      views: [...ground, given(nat, { connectivityType: UNKNOWN }), open],
      state: "undecided",
      undecided: "connectivityType",
    },
    {
      kind: "not applicable",
      it: "lets a task out by its own address where the network has no gateway",
      views: [...ground, open],
      state: "notApplicable",
    },
    {
      kind: "not applicable",
      it: "does not ask it of tasks in their host's network",
      views: [...ground, nat, service(undefined)],
      state: "notApplicable",
    },
  ],
});
