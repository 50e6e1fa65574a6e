import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { cacheHoldsFilesAlone } from "../../../../policies/rules/edge/cache-holds-files-alone.ts";
import { zoneRuleset } from "../../example-edge.ts";
import { ruleTable } from "../../rule-table.ts";

const PHASE = "http_request_cache_settings";
const HOST = 'http.host eq "shop.example"';
const BELOW = (path: string) => `${HOST} and starts_with(http.request.uri.path, "${path}")`;
const cache = (expression: string, more: object = {}) => ({
  expression,
  action: "set_cache_settings",
  actionParameters: { cache: true },
  ...more,
});
const around = (expression: string) => [zoneRuleset(PHASE, cache(expression))];
const PRODUCT = {
  publicHostnames: ["api.shop.example", "shop.example"],
  cachedFiles: [{ hostname: "shop.example", path: "/assets/*" }],
  adminRoutes: [{ hostname: "shop.example", path: "/assets/admin" }],
} as const;
const says = (found: string) =>
  `EDGE-18: "edge-http_request_cache_settings" rules of the cache must be for files alone; got ${found}. Name the files under edge.cache by a path of their own, and leave the cache's ruleset as it is.`;

ruleTable(cacheHoldsFilesAlone, {
  rows: [
    {
      kind: "met",
      it: "accepts the files that the stack's file names",
      views: around(`${BELOW("/assets/")} and not http.request.uri.path eq "/assets/admin"`),
      state: "met",
      context: PRODUCT,
      heldBy: ["edge-http_request_cache_settings"],
    },
    {
      kind: "met",
      it: "accepts a bypass of all else that stands behind a rule for everything",
      views: [
        zoneRuleset(
          PHASE,
          cache("true"),
          cache(`not (${BELOW("/assets/")})`, { actionParameters: { cache: false } }),
        ),
      ],
      state: "met",
      context: { ...PRODUCT, adminRoutes: [] },
    },
    {
      kind: "violated",
      it: "refuses a rule for everything",
      views: around("true"),
      state: "violated",
      context: PRODUCT,
      says: says("api.shop.example/ too"),
    },
    {
      kind: "violated",
      it: "refuses a rule for everything of one hostname",
      views: around('http.host eq "api.shop.example"'),
      state: "violated",
      context: PRODUCT,
    },
    {
      kind: "violated",
      it: "refuses a rule for answers of programs below one path",
      views: around(BELOW("/api/orders/")),
      state: "violated",
      context: PRODUCT,
      says: says("shop.example/api/orders/ too"),
    },
    {
      kind: "violated",
      it: "refuses a rule for callers who are logged in",
      views: around('http.request.headers["authorization"][0] eq "Bearer slipway-probe"'),
      state: "violated",
      context: PRODUCT,
    },
    {
      kind: "violated",
      it: "refuses a rule for everything that stands behind the bypass",
      views: [
        zoneRuleset(
          PHASE,
          cache(`not (${BELOW("/assets/")})`, { actionParameters: { cache: false } }),
          cache("true"),
        ),
      ],
      state: "violated",
      context: PRODUCT,
    },
    {
      kind: "violated",
      it: "refuses files that take in an admin route",
      views: around(BELOW("/assets/")),
      state: "violated",
      context: PRODUCT,
      says: says("shop.example/assets/admin too"),
    },
    {
      kind: "violated",
      it: "refuses everything even where the stack's file calls everything a file",
      views: around(HOST),
      state: "violated",
      context: { ...PRODUCT, cachedFiles: [{ hostname: "shop.example", path: "/*" }] },
    },
    {
      kind: "absent",
      it: "has nothing to say of a zone without rules of the cache",
      views: [],
      state: "silent",
      context: PRODUCT,
    },
    {
      kind: "boundary",
      it: "refuses a path that ends without its slash: more begins like it",
      views: around(BELOW("/assets")),
      state: "violated",
      context: { ...PRODUCT, adminRoutes: [] },
      says: says("shop.example/assets too"),
    },
    {
      kind: "boundary",
      it: "accepts a rule that is switched off, and one that only sets how long browsers keep a file",
      views: [zoneRuleset(PHASE, cache("true", { enabled: false }), cache("true", { actionParameters: {} }))],
      state: "silent",
      context: PRODUCT,
    },
    {
      kind: "spelling",
      it: "accepts files by their ends",
      views: around('http.request.uri.path.extension in {"css" "js" "woff2"}'),
      state: "met",
      context: PRODUCT,
    },
    {
      kind: "spelling",
      it: "refuses pages and answers by their ends",
      views: around('ends_with(http.request.uri.path, ".json")'),
      state: "violated",
      context: PRODUCT,
      says: says("api.shop.example/slipway-probe.json too"),
    },
    {
      kind: "unknown",
      it: "leaves settings that are not known undecided",
      views: [zoneRuleset(PHASE, cache("true", { actionParameters: { cache: UNKNOWN } }))],
      state: "undecided",
      context: PRODUCT,
    },
    {
      kind: "unknown",
      it: "leaves an expression beyond this reader undecided",
      views: around('http.cookie contains "session"'),
      state: "undecided",
      context: PRODUCT,
    },
    {
      kind: "not applicable",
      it: "leaves the zone to the stack that owns it",
      views: around("true"),
      state: "notApplicable",
      context: { ...PRODUCT, ownsZone: false, zoneOwner: "production" },
    },
  ],
});
