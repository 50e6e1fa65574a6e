import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { queryIsSaved } from "../../../../policies/rules/expected/query-is-saved.ts";
import { LOG_GROUP, SAVED_QUERY } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const api = view(LOG_GROUP, "logs-api", {}, { outputs: { name: "logs-api-1a2b3c4" } });
const web = view(LOG_GROUP, "logs-web", {}, { outputs: { name: "logs-web-1a2b3c4" } });
const query = from(
  view(SAVED_QUERY, "q", {
    name: "shop-staging/failed-orders",
    logGroupNames: ["logs-api-1a2b3c4"],
    queryString: 'fields @timestamp, orderId | filter event = "order_failed" | limit 100',
  }),
  "logGroupNames",
  api,
);
const remedy = 'Declare failed-orders under queries, over the log api, with filter event = "order_failed".';
const declared = {
  rule: "saved-query",
  query: "failed-orders",
  log: "api",
  filter: 'event = "order_failed"',
} as const;

ruleTable(queryIsSaved("OBS-02", declared), {
  rows: [
    { kind: "met", it: "accepts the query in its folder", views: [api, query], state: "met" },
    {
      kind: "violated",
      it: "refuses another name",
      views: [api, given(query, { name: "shop-staging/orders" })],
      state: "violated",
      says: `OBS-02: the stack query failed-orders must be declared; got nothing. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses the log of another service",
      views: [api, web, from(query, "logGroupNames", web)],
      state: "violated",
      says: `OBS-02: "q" logGroupNames must be the log api; got web. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a query for any line",
      views: [api, given(query, { queryString: "fields @message | limit 1" })],
      state: "violated",
      says: `OBS-02: "q" queryString must be a query with filter event = "order_failed"; got another query. ${remedy}`,
    },
    { kind: "absent", it: "refuses no queries", views: [api], state: "violated" },
    {
      kind: "absent",
      it: "refuses a query over no log",
      views: [api, { ...given(query, { logGroupNames: undefined }), propertyDependencies: {} }],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses an empty list of logs",
      views: [api, { ...given(query, { logGroupNames: [] }), propertyDependencies: {} }],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a name that only ends alike",
      views: [api, given(query, { name: "not-failed-orders" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses the condition as one of two, and turned round",
      views: [api, given(query, { queryString: 'filter event = "order_failed" or event = "order_created"' })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses the condition in a remark",
      views: [api, given(query, { queryString: 'fields @message # | filter event = "order_failed"' })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts the name without a folder, the log among others, the condition with another one",
      views: [
        api,
        web,
        from(
          given(query, {
            name: "failed-orders",
            queryString: "filter event='order_failed' and total > 0 | limit 5",
          }),
          "logGroupNames",
          web,
          api,
        ),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown name undecided",
      views: [api, given(query, { name: UNKNOWN })],
      state: "undecided",
      undecided: "name",
    },
    {
      kind: "unknown",
      it: "leaves an unknown query undecided",
      views: [api, given(query, { queryString: UNKNOWN })],
      state: "undecided",
      undecided: "queryString",
    },
  ],
});
