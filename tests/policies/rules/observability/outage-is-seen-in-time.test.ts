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
    metricName: "HealthCheckStatus",
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
      kind: "not applicable",
      it: "does not ask it of a stack without a public hostname",
      views: [],
      state: "notApplicable",
      context: { publicHostnames: [] },
    },
  ],
});
