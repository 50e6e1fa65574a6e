import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { networkLogsItsFlows } from "../../../../policies/rules/network/network-logs-its-flows.ts";
import { FLOW_LOG, LOG_GROUP, VPC } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const vpc = view(VPC, "network-vpc", {}, { outputs: { id: "vpc-1" } });
const group = view(LOG_GROUP, "logs-flow", { retentionInDays: 90 });
const log = from(
  from(view(FLOW_LOG, "flow-log", { trafficType: "ALL", logDestination: UNKNOWN }), "vpcId", vpc),
  "logDestination",
  group,
);

ruleTable(networkLogsItsFlows, {
  rows: [
    { kind: "met", it: "accepts all traffic kept 90 days", views: [vpc, group, log], state: "met" },
    {
      kind: "violated",
      it: "refuses to log refused traffic only",
      views: [vpc, group, given(log, { trafficType: "REJECT" })],
      state: "violated",
      says: 'NET-05: "network-vpc" flow-log.trafficType must be ALL; got REJECT. Declare a flow log for all traffic of the network into a log group of the stack.',
    },
    { kind: "absent", it: "refuses a network without a flow log", views: [vpc, group], state: "violated" },
    {
      kind: "absent",
      it: "accepts logs without an end",
      views: [vpc, given(group, { retentionInDays: undefined }), log],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses 29 days",
      views: [vpc, given(group, { retentionInDays: 29 }), log],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts 30 days",
      views: [vpc, given(group, { retentionInDays: 30 }), log],
      state: "met",
    },
    {
      kind: "spelling",
      it: "finds the network by its id",
      views: [
        vpc,
        group,
        given({ ...log, propertyDependencies: { logDestination: [group.urn] } }, { vpcId: "vpc-1" }),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown traffic type undecided",
      views: [vpc, group, given(log, { trafficType: UNKNOWN })],
      state: "undecided",
      undecided: "trafficType",
    },
  ],
});
