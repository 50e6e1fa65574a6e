import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { alertExists } from "../../../../policies/rules/expected/alert-exists.ts";
import { alarm, listener, topic } from "../../example-alarms.ts";
import { given, ruleTable } from "../../rule-table.ts";

const rule = alertExists("ALR-02", {
  rule: "alert",
  alert: "error-rate",
  threshold: 5,
  windowMinutes: 5,
  severity: "critical",
});
const alert = {
  ...given(alarm, { threshold: 5, period: 300, evaluationPeriods: 1, tags: { severity: "critical" } }),
  name: "alerts-error-rate",
};
const heard = [topic, listener("email"), listener("lambda")];

ruleTable(rule, {
  rows: [
    {
      kind: "met",
      it: "accepts the declared figure that reaches both",
      views: [alert, ...heard],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses another figure",
      views: [given(alert, { threshold: 50 }), ...heard],
      state: "violated",
      says: 'ALR-02: "vital-api-down" threshold must be 5; got 50. Declare error-rate under alerts with that figure, and name mail, Slack or PagerDuty under notify.',
    },
    {
      kind: "violated",
      it: "refuses an alert that only sends mail",
      views: [alert, topic, listener("email")],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a milder severity",
      views: [given(alert, { tags: { severity: "warning" } }), ...heard],
      state: "violated",
    },
    { kind: "absent", it: "refuses a stack without the alert", views: [alarm, ...heard], state: "violated" },
    {
      kind: "boundary",
      it: "refuses a figure just above",
      views: [given(alert, { threshold: 5.1 }), ...heard],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a longer window",
      views: [given(alert, { evaluationPeriods: 2 }), ...heard],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads the window of metric math",
      views: [
        given(alert, { period: undefined, metricQueries: [{ id: "m", metric: { period: 300 } }] }),
        ...heard,
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown figure undecided",
      views: [given(alert, { threshold: UNKNOWN }), ...heard],
      state: "undecided",
      undecided: "threshold",
    },
  ],
});
