import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { queryIsSaved } from "../../../../policies/rules/expected/query-is-saved.ts";
import { LOG_GROUP, SAVED_QUERY } from "../../../../policies/tokens.ts";
import { rateRule, webAcl, zoneLimit, zoneRuleset } from "../../example-edge.ts";
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

const firewall = view(LOG_GROUP, "logs-firewall", {}, { outputs: { name: "aws-waf-logs-1a2b3c4" } });
const filter = 'terminatingRuleType = "RATE_BASED"';
const hits = from(
  view(SAVED_QUERY, "q", {
    name: "shop/rate-limit-hits",
    logGroupNames: [UNKNOWN],
    queryString: `filter ${filter}`,
  }),
  "logGroupNames",
  firewall,
);
const behind = webAcl([rateRule(100)]);
const atEdge = zoneRuleset("http_ratelimit", zoneLimit(10));

ruleTable(queryIsSaved("OBS-02", { ...declared, query: "rate-limit-hits", log: "firewall", filter }), {
  rows: [
    {
      kind: "met",
      it: "accepts limits that AWS WAF holds",
      views: [firewall, hits, ...behind],
      state: "met",
    },
    {
      kind: "met",
      it: "accepts limits of Cloudflare beside them, and the evidence names both",
      views: [firewall, hits, ...behind, atEdge],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a query over a log in which no limit of the stack writes",
      views: [firewall, hits, atEdge],
      state: "violated",
      says: `OBS-02: "q" hits in that log must be of a limit of this stack; got of no limit; not of limit: Cloudflare shows those in its dashboard under Security, Events. Declare rate-limit-hits under queries, over the log firewall, with filter ${filter}.`,
    },
    { kind: "absent", it: "refuses no queries", views: [firewall, ...behind], state: "violated" },
    { kind: "absent", it: "accepts a stack without limits", views: [firewall, hits], state: "met" },
    {
      kind: "unknown",
      it: "leaves rules undecided that are not known yet",
      views: [firewall, hits, ...webAcl(UNKNOWN)],
      state: "undecided",
      undecided: "rules",
    },
  ],
  without: { boundary: "there are limits in the log or none", spelling: "the table above has the filter's" },
});
