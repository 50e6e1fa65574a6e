import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { routeHasDeclaredLimit } from "../../../../policies/rules/expected/route-has-declared-limit.ts";
import { ROUTE, rateRule, webAcl, writesRule, zoneLimit, zoneRuleset } from "../../example-edge.ts";
import { ruleTable } from "../../rule-table.ts";

const rule = routeHasDeclaredLimit("EDGE-11", {
  rule: "rate-limit",
  service: "api",
  path: "/login",
  requestsPerMinute: 10,
});
const says = (found: string) =>
  `EDGE-11: "api-rule" limit of api.shop.example/login must be at most 10 requests a minute and address; got ${found}. Write the limit under limits with the declared path and requestsPerMinute.`;

const app = (requestsPerMinute: number) => ({
  ...{ name: "login", hostname: undefined, path: "/login", requestsPerMinute },
});

ruleTable(rule, {
  rows: [
    {
      kind: "met",
      it: "accepts the declared limit",
      views: [ROUTE, ...webAcl([rateRule(10, {}, "/login")])],
      state: "met",
      heldBy: ["firewall-acl"],
    },
    {
      kind: "met",
      it: "accepts a route that maintenance mode refuses altogether",
      views: [ROUTE, ...webAcl([writesRule({ block: {} }), rateRule(1000)])],
      state: "met",
      heldBy: ["api-rule"],
    },
    {
      kind: "violated",
      it: "refuses the limit of all routes alone",
      views: [ROUTE, ...webAcl([rateRule(1000)])],
      state: "violated",
      says: says("1000 in AWS WAF"),
    },
    {
      kind: "absent",
      it: "refuses a route without a limit",
      views: [ROUTE],
      state: "violated",
      says: says("no limit"),
    },
    {
      kind: "boundary",
      it: "refuses one request more",
      views: [ROUTE, zoneRuleset("http_ratelimit", zoneLimit(11))],
      state: "violated",
      says: says("11 in Cloudflare"),
    },
    {
      kind: "boundary",
      it: "accepts one request less",
      views: [ROUTE, ...webAcl([rateRule(9)])],
      state: "met",
    },
    {
      kind: "spelling",
      it: "neither accepts nor refuses the declared limit where the application is said to hold it",
      views: [ROUTE],
      context: { applicationLimits: [app(10)] },
      state: "unchecked",
    },
    {
      kind: "boundary",
      it: "refuses a limit of the application that lets one request more through",
      views: [ROUTE],
      context: { applicationLimits: [app(11)] },
      state: "violated",
      says: says("no limit"),
    },
    {
      kind: "spelling",
      it: "reckons that all of five minutes may come in the first",
      views: [ROUTE, ...webAcl([rateRule(50, { evaluationWindowSec: 300 })])],
      state: "violated",
      says: says("50 in AWS WAF"),
    },
    {
      kind: "spelling",
      it: "takes a window left out for AWS WAF's five minutes",
      views: [ROUTE, ...webAcl([rateRule(51, { evaluationWindowSec: undefined })])],
      state: "violated",
      says: says("51 in AWS WAF"),
    },
    {
      kind: "unknown",
      it: "leaves a limit that is not known yet undecided",
      views: [ROUTE, ...webAcl([rateRule(UNKNOWN)])],
      state: "undecided",
    },
  ],
});
