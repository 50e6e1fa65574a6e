import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { outageIsSeenInTime } from "../../../../policies/rules/observability/outage-is-seen-in-time.ts";
import { HEALTH_CHECK, METRIC_ALARM } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const probe = view(
  HEALTH_CHECK,
  "probe",
  { type: "HTTPS", requestInterval: 30, failureThreshold: 3 },
  { outputs: { id: "abc" } },
);
const alarm = from(
  view(METRIC_ALARM, "probe-alarm", {
    namespace: "AWS/Route53",
    metricName: "HealthCheckStatus",
    region: "us-east-1",
    statistic: "Minimum",
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    treatMissingData: "breaching",
    period: 60,
    evaluationPeriods: 1,
    dimensions: { HealthCheckId: "abc" },
  }),
  "dimensions",
  probe,
);

ruleTable(outageIsSeenInTime, {
  rows: [
    { kind: "met", it: "accepts 210 seconds", views: [probe, alarm], state: "met" },
    {
      kind: "violated",
      it: "refuses an alarm over five minutes",
      views: [probe, given(alarm, { period: 300 })],
      state: "violated",
      says: 'OBS-09: "probe" detection must be under 300 s; got 450 s. Leave outsideProbes on, and the probes\' intervals and alarms as they are made.',
    },
    { kind: "violated", it: "refuses a probe without an alarm", views: [probe], state: "violated" },
    {
      kind: "violated",
      it: "refuses an alarm over another metric",
      views: [probe, given(alarm, { metricName: "TimeToFirstByte" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a probe that is switched off, which counts as healthy for ever",
      views: [given(probe, { disabled: true }), alarm],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a probe that takes an outage for health",
      views: [given(probe, { invertHealthcheck: true }), alarm],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an alarm that rises when the probe is well",
      views: [probe, given(alarm, { comparisonOperator: "GreaterThanThreshold" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an alarm that takes silence for peace",
      views: [probe, given(alarm, { treatMissingData: "notBreaching" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an alarm where Route 53 has no metrics",
      views: [probe, given(alarm, { region: "ap-southeast-3" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a count of data points",
      views: [probe, given(alarm, { statistic: "SampleCount" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a threshold that no status is below",
      views: [probe, given(alarm, { threshold: 0 })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a threshold that every status is below",
      views: [probe, given(alarm, { threshold: 2 })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts one right alarm beside a wrong one",
      views: [
        probe,
        given(alarm, { statistic: "Sum" }),
        { ...alarm, urn: `${alarm.urn}-2`, name: "probe-alarm-2" },
      ],
      state: "met",
    },
    {
      kind: "absent",
      it: "refuses an alarm without a region in a stack that stands elsewhere",
      views: [probe, given(alarm, { region: undefined })],
      context: { region: "ap-southeast-3" },
      state: "violated",
    },
    {
      kind: "absent",
      it: "takes the stack's own region for the alarm's",
      views: [probe, given(alarm, { region: undefined })],
      context: { region: "us-east-1" },
      state: "met",
    },
    {
      kind: "absent",
      it: "refuses an alarm without a word on silence",
      views: [probe, given(alarm, { treatMissingData: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts at most 0 for below 1",
      views: [probe, given(alarm, { comparisonOperator: "LessThanOrEqualToThreshold", threshold: 0 })],
      state: "met",
    },
    { kind: "absent", it: "refuses no probes", views: [], state: "violated" },
    {
      kind: "absent",
      it: "takes the provider's interval and failures where nothing is said",
      views: [given(probe, { requestInterval: undefined, failureThreshold: undefined }), alarm],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses 300 seconds",
      views: [given(probe, { failureThreshold: 6 }), alarm],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts 270 seconds",
      views: [given(probe, { failureThreshold: 5 }), alarm],
      state: "met",
    },
    {
      kind: "spelling",
      it: "finds the alarm by the probe's id",
      views: [probe, { ...alarm, propertyDependencies: {} }],
      state: "met",
    },
    {
      kind: "spelling",
      it: "counts data points where they are fewer than periods",
      views: [probe, given(alarm, { evaluationPeriods: 5, datapointsToAlarm: 1 })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown period undecided",
      views: [probe, given(alarm, { period: UNKNOWN })],
      state: "undecided",
      undecided: "period",
    },
    {
      kind: "unknown",
      it: "leaves an unknown region undecided",
      views: [probe, given(alarm, { region: UNKNOWN })],
      state: "undecided",
      undecided: "region",
    },
    {
      kind: "not applicable",
      it: "does not ask it of a stack without a public hostname",
      views: [],
      state: "notApplicable",
      context: { publicHostnames: [] },
    },
  ],
});
