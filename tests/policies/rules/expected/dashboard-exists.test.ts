import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { dashboardExists } from "../../../../policies/rules/expected/dashboard-exists.ts";
import { DASHBOARD, METRIC_FILTER } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const body = (...metrics: unknown[][]) =>
  JSON.stringify({ widgets: [{ type: "metric", properties: { metrics } }] });
const filter = view(METRIC_FILTER, "orders", {
  metricTransformation: { namespace: "shop/staging", name: "logs-orders", value: "1" },
});
const board = view(DASHBOARD, "board", {
  dashboardName: "shop-staging-orders",
  dashboardBody: body(["shop/staging", "logs-orders", { stat: "Sum" }]),
});

ruleTable(dashboardExists("OBS-04", { rule: "dashboard", dashboard: "orders" }), {
  rows: [
    { kind: "met", it: "accepts metrics that a filter emits", views: [board, filter], state: "met" },
    {
      kind: "violated",
      it: "refuses a metric that nothing emits",
      views: [board],
      state: "violated",
      says: 'OBS-04: "board" dashboardBody must be of metrics that something declared emits; got shop/staging logs-orders that nothing emits. Declare orders under dashboards, and its measures under measures.',
    },
    { kind: "absent", it: "refuses no dashboards", views: [filter], state: "violated" },
    {
      kind: "boundary",
      it: "refuses a dashboard without widgets",
      views: [given(board, { dashboardBody: '{"widgets":[]}' }), filter],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a dashboard of another name",
      views: [given(board, { dashboardName: "shop-staging-reorders" }), filter],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "leaves AWS's own metrics to AWS",
      views: [given(board, { dashboardBody: body(["AWS/RDS", "CPUUtilization"]) })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown body undecided",
      views: [given(board, { dashboardBody: UNKNOWN }), filter],
      state: "undecided",
      undecided: "dashboardBody",
    },
    {
      kind: "unknown",
      it: "leaves a text that is not JSON undecided",
      views: [given(board, { dashboardBody: "{" }), filter],
      state: "undecided",
    },
  ],
});
