import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { routesHaveLimits } from "../../../../policies/rules/edge/routes-have-limits.ts";
import { allowRule, ROUTE, rateRule, webAcl, zoneLimit, zoneRuleset } from "../../example-edge.ts";
import { ruleTable } from "../../rule-table.ts";

const SAYS =
  'EDGE-13: "api-rule" api.shop.example/* must be limited by address; got without a limit. Write a limit under limits whose path covers the route, such as /*.';

ruleTable(routesHaveLimits, {
  rows: [
    {
      kind: "met",
      it: "accepts a limit of AWS WAF",
      views: [ROUTE, ...webAcl([rateRule(1000)])],
      state: "met",
    },
    {
      kind: "met",
      it: "accepts a limit of Cloudflare",
      views: [ROUTE, zoneRuleset("http_ratelimit", zoneLimit(1000))],
      state: "met",
      heldBy: ["edge-http_ratelimit"],
    },
    { kind: "absent", it: "refuses a route without a limit", views: [ROUTE], state: "violated", says: SAYS },
    {
      kind: "violated",
      it: "refuses a limit of another path",
      views: [ROUTE, ...webAcl([rateRule(1000, {}, "/login")])],
      state: "violated",
      says: SAYS,
    },
    {
      kind: "violated",
      it: "refuses a limit that counts without refusing",
      views: [ROUTE, ...webAcl([{ ...rateRule(1000), action: { count: {} } }])],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a limit that counts the edge's own addresses",
      views: [ROUTE, ...webAcl([rateRule(1000, { aggregateKeyType: "IP" })])],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a limit behind a rule that lets everything through",
      views: [ROUTE, ...webAcl([allowRule("/"), rateRule(1000)])],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a web ACL that stands before nothing",
      views: [ROUTE, webAcl([rateRule(1000)])[0]],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "neither accepts nor refuses a limit that the application is said to hold",
      views: [ROUTE],
      context: {
        applicationLimits: [{ name: "all", hostname: undefined, path: "/*", requestsPerMinute: 600 }],
      },
      state: "unchecked",
    },
    {
      kind: "violated",
      it: "refuses a route beside the one whose limit the application is said to hold",
      views: [ROUTE],
      context: {
        applicationLimits: [{ name: "login", hostname: undefined, path: "/login", requestsPerMinute: 10 }],
      },
      state: "violated",
      says: SAYS,
    },
    {
      kind: "met",
      it: "accepts a limit of the edge beside one of the application",
      views: [ROUTE, ...webAcl([rateRule(1000)])],
      context: {
        applicationLimits: [{ name: "all", hostname: undefined, path: "/*", requestsPerMinute: 600 }],
      },
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a limit of no request at all, which cannot be meant",
      views: [ROUTE, ...webAcl([rateRule(0)])],
      state: "violated",
    },
    { kind: "boundary", it: "accepts one request", views: [ROUTE, ...webAcl([rateRule(1)])], state: "met" },
    {
      kind: "spelling",
      it: "refuses a rule of Cloudflare that is switched off",
      views: [ROUTE, zoneRuleset("http_ratelimit", zoneLimit(1000, { enabled: false }))],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts the header's name in lower case",
      views: [
        ROUTE,
        ...webAcl([
          rateRule(9, {
            forwardedIpConfig: { headerName: "cf-connecting-ip", fallbackBehavior: "MATCH" },
          }),
        ]),
      ],
      state: "met",
    },
    ...[{ countingExpression: "false" }, { requestsToOrigin: true }].map((more) => ({
      kind: "violated" as const,
      it: `refuses a limit that does not count what it means: ${JSON.stringify(more)}`,
      views: [
        ROUTE,
        zoneRuleset(
          "http_ratelimit",
          zoneLimit(9, {
            ratelimit: { characteristics: ["ip.src"], period: 60, requestsPerPeriod: 9, ...more },
          }),
        ),
      ],
      state: "violated" as const,
      says: SAYS,
    })),
    {
      kind: "unknown",
      it: "leaves rules that are not known yet undecided",
      views: [ROUTE, ...webAcl(UNKNOWN)],
      state: "undecided",
      undecided: "rules",
    },
    {
      kind: "unknown",
      it: "leaves an expression that it cannot read undecided",
      views: [
        ROUTE,
        zoneRuleset("http_ratelimit", zoneLimit(9, { expression: "cf.bot_management.score lt 3" })),
      ],
      state: "undecided",
      undecided: "rules[0].expression",
    },
  ],
});
