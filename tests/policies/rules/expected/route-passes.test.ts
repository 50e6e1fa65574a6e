import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { routePasses } from "../../../../policies/rules/expected/route-passes.ts";
import { allowRule, ROUTE, rateRule, webAcl, writesRule } from "../../example-edge.ts";
import { ruleTable } from "../../rule-table.ts";

const rule = routePasses("EDGE-21", {
  rule: "passing-route",
  service: "api",
  path: "/webhooks/payments",
  method: "POST",
});
/** Only the owner's stack speaks of what the zone does by itself. */
const OTHERS = { ownsZone: false, zoneOwner: "production" };
const says = (by: string) =>
  `EDGE-21: "api-rule" POST api.shop.example/webhooks/payments must be let through by every rule; got stopped by ${by}. Write the route under bypass.`;

ruleTable(rule, {
  rows: [
    {
      kind: "met",
      it: "accepts a bypass before maintenance and limits",
      views: [ROUTE, ...webAcl([allowRule("/webhooks/"), writesRule({ count: {} }), rateRule(10)])],
      state: "met",
      context: OTHERS,
    },
    {
      kind: "violated",
      it: "refuses a limit on the route",
      views: [ROUTE, ...webAcl([rateRule(10)])],
      state: "violated",
      context: OTHERS,
      says: says("limit-10"),
    },
    {
      kind: "violated",
      it: "refuses a maintenance mode that would stop it",
      views: [ROUTE, ...webAcl([writesRule({ count: {} })])],
      state: "violated",
      context: OTHERS,
      says: says("maintenance"),
    },
    {
      kind: "absent",
      it: "accepts an edge without rules on a stack that does not own the zone",
      views: [ROUTE],
      state: "met",
      context: OTHERS,
    },
    {
      kind: "absent",
      it: "refuses a zone whose browser check nothing skips",
      views: [ROUTE],
      state: "violated",
      says: says("the browser integrity check"),
    },
    {
      kind: "boundary",
      it: "refuses a bypass that is asked after maintenance mode",
      views: [ROUTE, ...webAcl([{ ...allowRule("/webhooks/"), priority: 31 }, writesRule({ count: {} })])],
      state: "violated",
      context: OTHERS,
      says: says("maintenance"),
    },
    {
      kind: "spelling",
      it: "takes capitals for another path",
      views: [ROUTE, ...webAcl([allowRule("/Webhooks/"), rateRule(10)])],
      state: "violated",
      context: OTHERS,
    },
    {
      kind: "unknown",
      it: "leaves rules that are not known yet undecided",
      views: [ROUTE, ...webAcl(UNKNOWN)],
      state: "undecided",
      undecided: "rules",
    },
  ],
});
