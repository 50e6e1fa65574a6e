import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { dashboardExists } from "../../../../policies/rules/expected/dashboard-exists.ts";
import { DASHBOARD, METRIC_FILTER, SAVED_QUERY } from "../../../../policies/tokens.ts";
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

const remedy = "Declare orders under dashboards, and its measures under measures.";
const declared = { rule: "dashboard", dashboard: "orders", metrics: ["logs-orders"] } as const;

ruleTable(dashboardExists("OBS-04", declared), {
  rows: [
    {
      kind: "violated",
      it: "refuses a dashboard of one text",
      views: [
        given(board, {
          dashboardBody: '{"widgets":[{"type":"text","properties":{"markdown":"logs-orders"}}]}',
        }),
        filter,
      ],
      state: "violated",
      says: `OBS-04: "board" dashboardBody must be of logs-orders; got one without logs-orders. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses graphs of other metrics",
      views: [given(board, { dashboardBody: body(["AWS/RDS", "CPUUtilization"]) }), filter],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a metric whose name only ends alike",
      views: [given(board, { dashboardBody: body(["AWS/X", "failed-logs-orders"]) }), filter],
      state: "violated",
    },
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
      views: [
        given(board, {
          dashboardBody: body(["AWS/RDS", "CPUUtilization"], ["shop/staging", "logs-orders"]),
        }),
        filter,
      ],
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

const saved = view(SAVED_QUERY, "q", { name: "shop-staging/failed", queryString: "filter a = 1 | limit 5" });
const table = (query: string) =>
  given(board, {
    dashboardBody: JSON.stringify({
      widgets: [
        { type: "metric", properties: { metrics: [["AWS/ApplicationELB", "RequestCount"]] } },
        { type: "log", properties: { query } },
      ],
    }),
  });

ruleTable(
  dashboardExists("OBS-04", {
    ...declared,
    metrics: ["AWS/ApplicationELB RequestCount"],
    queries: ["failed"],
  }),
  {
    rows: [
      {
        kind: "met",
        it: "accepts the answer of a saved query behind its logs",
        views: [table("SOURCE 'a' | SOURCE 'b' | filter a = 1 | limit 5"), saved],
        state: "met",
      },
      {
        kind: "violated",
        it: "refuses the answer of another query",
        views: [table("SOURCE 'a' | fields @message"), saved],
        state: "violated",
        says: `OBS-04: "board" dashboardBody must be of AWS/ApplicationELB RequestCount, the query failed; got one without the query failed. ${remedy}`,
      },
      {
        kind: "absent",
        it: "refuses a query that nobody saved",
        views: [table("filter a = 1 | limit 5")],
        state: "violated",
      },
      {
        kind: "boundary",
        it: "refuses a query that only ends alike",
        views: [table("SOURCE 'a' | notfilter a = 1 | limit 5"), saved],
        state: "violated",
      },
      {
        kind: "spelling",
        it: "accepts a query that names no log",
        views: [table(" filter a = 1 | limit 5 "), saved],
        state: "met",
      },
      {
        kind: "unknown",
        it: "leaves an unknown query undecided",
        views: [table("filter a = 1 | limit 5"), given(saved, { queryString: UNKNOWN })],
        state: "undecided",
        undecided: "queryString",
      },
    ],
  },
);
