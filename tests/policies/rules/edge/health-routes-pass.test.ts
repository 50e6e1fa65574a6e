import { ACCESS_APPLICATION } from "../../../../policies/relations/passing-requests.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { healthRoutesPass } from "../../../../policies/rules/edge/health-routes-pass.ts";
import { TUNNEL_CONFIG } from "../../../../policies/tokens.ts";
import {
  allowRule,
  ROUTE,
  rateRule,
  skipRule,
  TARGET,
  webAcl,
  writesRule,
  zoneLimit,
  zoneRuleset,
} from "../../example-edge.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

/** Only the owner's stack speaks of what the zone does by itself. */
const OTHERS = { ownsZone: false, zoneOwner: "production" };
const CUSTOM = "http_request_firewall_custom";
const TUNNEL = view(
  TUNNEL_CONFIG,
  "tunnel-api-config",
  { config: { ingresses: [{ hostname: "api.shop.example", service: "http://localhost:3000" }] } },
  { parent: view("slipway:edge:Tunnel", "tunnel-api", {}).urn },
);
const HEALTH = { healthRoutes: [{ service: "api", hostname: "api.shop.example", path: "/health" }] };
const says = (by: string) =>
  `EDGE-21: "api-rule" GET api.shop.example/health must be let through by every rule; got stopped by ${by}. Leave the bypass rules that are made for health routes as they are, before all others.`;

ruleTable(healthRoutesPass, {
  rows: [
    {
      kind: "met",
      it: "accepts a bypass in both layers",
      views: [
        ROUTE,
        TARGET,
        zoneRuleset(CUSTOM, skipRule("/health")),
        zoneRuleset("http_ratelimit", zoneLimit(10)),
        ...webAcl([allowRule("/health"), writesRule({ count: {} }), rateRule(10)]),
      ],
      state: "met",
    },
    {
      kind: "absent",
      it: "accepts an edge without rules on a stack that does not own the zone",
      views: [ROUTE, TARGET],
      state: "met",
      context: OTHERS,
    },
    {
      kind: "absent",
      it: "refuses a zone whose browser check nothing skips",
      views: [ROUTE, TARGET],
      state: "violated",
      says: says("the browser integrity check"),
    },
    {
      kind: "met",
      it: "accepts a bypass before a tunnel, which asks for no health itself",
      views: [TUNNEL, zoneRuleset(CUSTOM, skipRule("/health"))],
      state: "met",
      context: HEALTH,
    },
    {
      kind: "violated",
      it: "refuses a challenge before a tunnel's health route",
      views: [TUNNEL, zoneRuleset(CUSTOM, { ref: "bots", expression: "true", action: "challenge" })],
      state: "violated",
      says: says("bots, the browser integrity check").replace("api-rule", "tunnel-api-config"),
      context: HEALTH,
    },
    {
      kind: "violated",
      it: "refuses a challenge before the deep check, which no target group asks",
      views: [
        ROUTE,
        TARGET,
        zoneRuleset(CUSTOM, skipRule("/health"), { ref: "bots", expression: "true", action: "challenge" }),
      ],
      state: "violated",
      says: says("bots, the browser integrity check").replace("/health", "/api/health"),
      context: { healthRoutes: [{ service: "api", hostname: "api.shop.example", path: "/api/health" }] },
    },
    {
      kind: "violated",
      it: "refuses managed rules that challenge, whatever a bypass of limits says",
      views: [
        ROUTE,
        TARGET,
        zoneRuleset(CUSTOM, skipRule("/health")),
        zoneRuleset("http_request_firewall_managed", {
          ref: "managed",
          expression: "true",
          action: "execute",
          actionParameters: { id: "any", overrides: { action: "managed_challenge" } },
        }),
      ],
      state: "violated",
      says: says("managed"),
    },
    {
      kind: "violated",
      it: "refuses a limit of AWS WAF without a bypass",
      views: [ROUTE, TARGET, ...webAcl([rateRule(10)])],
      state: "violated",
      context: OTHERS,
      says: says("limit-10"),
    },
    {
      kind: "violated",
      it: "refuses a limit of Cloudflare without a bypass",
      views: [ROUTE, TARGET, zoneRuleset("http_ratelimit", zoneLimit(10))],
      state: "violated",
      context: OTHERS,
      says: says("limit"),
    },
    {
      kind: "violated",
      it: "refuses a challenge for everybody",
      views: [
        ROUTE,
        TARGET,
        zoneRuleset(CUSTOM, { ref: "bots", expression: "true", action: "managed_challenge" }),
      ],
      state: "violated",
      context: OTHERS,
      says: says("bots"),
    },
    {
      kind: "violated",
      it: "refuses a login before the route",
      views: [
        ROUTE,
        TARGET,
        view(ACCESS_APPLICATION, "staff", { destinations: [{ uri: "api.shop.example" }] }),
      ],
      state: "violated",
      context: OTHERS,
      says: says("the login of staff"),
    },
    {
      kind: "boundary",
      it: "refuses a bypass that comes after what it should pass",
      views: [
        ROUTE,
        TARGET,
        zoneRuleset(CUSTOM, { ref: "bots", expression: "true", action: "block" }, skipRule("/health")),
      ],
      state: "violated",
      context: OTHERS,
      says: says("bots"),
    },
    {
      kind: "boundary",
      it: "refuses a bypass of another path",
      views: [ROUTE, TARGET, ...webAcl([allowRule("/healthz/"), rateRule(10)])],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "takes a rule that only counts for one that is switched on some day",
      views: [
        ROUTE,
        TARGET,
        ...webAcl([
          { name: "later", priority: 1, action: { count: {} }, statement: allowRule("/").statement },
        ]),
      ],
      state: "violated",
      context: OTHERS,
      says: says("later"),
    },
    {
      kind: "unknown",
      it: "leaves rules that are not known yet undecided",
      views: [ROUTE, TARGET, ...webAcl(UNKNOWN)],
      state: "undecided",
      undecided: "rules",
    },
    {
      kind: "unknown",
      it: "leaves an unknown health path undecided",
      views: [ROUTE, given(TARGET, { healthCheck: UNKNOWN })],
      state: "undecided",
      undecided: "healthCheck",
    },
  ],
});
