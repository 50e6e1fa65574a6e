import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { queryIsSaved } from "../../../../policies/rules/expected/query-is-saved.ts";
import { SAVED_QUERY } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const query = view(SAVED_QUERY, "q", {
  name: "shop-staging/failed-orders",
  logGroupNames: ["api"],
  queryString: "fields @message",
});

ruleTable(queryIsSaved("OBS-02", { rule: "saved-query", query: "failed-orders" }), {
  rows: [
    { kind: "met", it: "accepts the query in its folder", views: [query], state: "met" },
    {
      kind: "violated",
      it: "refuses another name",
      views: [given(query, { name: "shop-staging/orders" })],
      state: "violated",
      says: "OBS-02: the stack query failed-orders must be declared over a log; got nothing. Declare failed-orders under queries.",
    },
    { kind: "absent", it: "refuses no queries", views: [], state: "violated" },
    {
      kind: "absent",
      it: "refuses a query over no log",
      views: [given(query, { logGroupNames: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses an empty list of logs",
      views: [given(query, { logGroupNames: [] })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a name that only ends alike",
      views: [given(query, { name: "not-failed-orders" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts the name without a folder",
      views: [given(query, { name: "failed-orders" })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown name undecided",
      views: [given(query, { name: UNKNOWN })],
      state: "undecided",
      undecided: "name",
    },
  ],
});
