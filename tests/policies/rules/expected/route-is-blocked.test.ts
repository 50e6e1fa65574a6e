import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { routeIsBlocked } from "../../../../policies/rules/expected/route-is-blocked.ts";
import { ROUTE, zoneRuleset } from "../../example-edge.ts";
import { given, ruleTable } from "../../rule-table.ts";

const rule = routeIsBlocked("EDGE-20", { rule: "blocked-route", service: "api", path: "/debug" });
const CUSTOM = "http_request_firewall_custom";
const PATH = "lower(http.request.uri.path)";
const block = (expression: string) => ({ ref: "blocked", action: "block", expression, enabled: true });
const BLOCK = block(`${PATH} eq "/debug" or starts_with(${PATH}, "/debug/")`);
const SKIP = { ref: "bypass", action: "skip", actionParameters: { ruleset: "current" }, expression: "true" };
const says = (where: string, got: string) =>
  `EDGE-20: "api-rule" GET api.shop.example${where} must be refused by Cloudflare; got ${got}. Write the path under edge.blockedPaths.`;

ruleTable(rule, {
  rows: [
    {
      kind: "met",
      it: "accepts a rule that refuses the path and what is below it",
      views: [ROUTE, zoneRuleset(CUSTOM, BLOCK)],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a bypass that is asked before",
      views: [ROUTE, zoneRuleset(CUSTOM, SKIP, BLOCK)],
      state: "violated",
      says: says("/debug", "let through by bypass"),
    },
    {
      kind: "violated",
      it: "refuses a rule that is switched off",
      views: [ROUTE, zoneRuleset(CUSTOM, { ...BLOCK, enabled: false })],
      state: "violated",
      says: says("/debug", "refused by no rule"),
    },
    {
      kind: "violated",
      it: "refuses a rule that only asks for a challenge",
      views: [ROUTE, zoneRuleset(CUSTOM, { ...BLOCK, action: "managed_challenge" })],
      state: "violated",
    },
    { kind: "absent", it: "refuses an edge without rules", views: [ROUTE], state: "violated" },
    {
      kind: "boundary",
      it: "refuses a rule that leaves what is below the path",
      views: [ROUTE, zoneRuleset(CUSTOM, block(`${PATH} eq "/debug"`))],
      state: "violated",
      says: says("/debug/slipway-probe", "refused by no rule"),
    },
    {
      kind: "spelling",
      it: "refuses a rule that capitals pass by",
      views: [ROUTE, zoneRuleset(CUSTOM, block('starts_with(http.request.uri.path, "/debug")'))],
      state: "violated",
      says: says("/DEBUG", "refused by no rule"),
    },
    {
      kind: "unknown",
      it: "leaves rules that are not known yet undecided",
      views: [ROUTE, given(zoneRuleset(CUSTOM), { rules: UNKNOWN })],
      state: "undecided",
      undecided: "rules",
    },
  ],
});
