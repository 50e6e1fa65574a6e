import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { resourcesStandInConfiguredRegions } from "../../../../policies/rules/governance/resources-stand-in-configured-regions.ts";
import { BUCKET, TOPIC_SUBSCRIPTION, VPC } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const probe = view("aws:route53/healthCheck:HealthCheck", "probes-api", { type: "HTTPS" });
const alarm = view("aws:cloudwatch/metricAlarm:MetricAlarm", "probes-api-alarm", { region: "us-east-1" });
const bucket = view(BUCKET, "copies", { region: "eu-central-1" });
const notifier = view("aws:lambda/function:Function", "notifier", { region: "us-east-1" });
const heard = from(
  view(TOPIC_SUBSCRIPTION, "heard", { protocol: "lambda", endpoint: UNKNOWN, region: "eu-west-1" }),
  "endpoint",
  notifier,
);

ruleTable(resourcesStandInConfiguredRegions, {
  rows: [
    { kind: "met", it: "accepts the recovery region", views: [bucket], state: "met" },
    {
      kind: "violated",
      it: "refuses a region that nobody named",
      views: [given(bucket, { region: "us-east-1" })],
      state: "violated",
      says: 'GOV-04: "copies" region must be one of eu-west-1, eu-central-1; got us-east-1. Take the region away, or name it under aws.',
    },
    {
      kind: "absent",
      it: "says nothing of a resource in its provider's region",
      views: [view(VPC, "vpc", {})],
      state: "silent",
    },
    {
      kind: "spelling",
      it: "says nothing of another cloud's region",
      views: [view("mongodbatlas:index/cluster:Cluster", "cluster", { region: "EU_WEST_1" })],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "accepts an alarm where Route 53 tells of the stack's probes",
      views: [probe, alarm],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses it there in a stack without probes",
      views: [alarm],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts what hands on the news of every region there",
      views: [notifier, heard, given(alarm, { region: "us-east-1" })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a function there that no topic reaches",
      views: [notifier],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses data there, probes or not",
      views: [probe, given(bucket, { region: "us-east-1" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown region undecided",
      views: [given(bucket, { region: UNKNOWN })],
      state: "undecided",
      undecided: "region",
    },
    {
      kind: "not applicable",
      it: "says nothing where the stack's file names none",
      views: [bucket],
      state: "notApplicable",
      context: { regions: [] },
    },
  ],
});
