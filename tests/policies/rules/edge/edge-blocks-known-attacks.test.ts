import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { edgeBlocksKnownAttacks } from "../../../../policies/rules/edge/edge-blocks-known-attacks.ts";
import { ROUTE, skipRule, webAcl, zoneRuleset } from "../../example-edge.ts";
import { ruleTable } from "../../rule-table.ts";

const MANAGED = "http_request_firewall_managed";
const execute = (id: string, overrides?: object) => ({
  expression: "true",
  action: "execute",
  actionParameters: { id, ...(overrides && { overrides }) },
});
const own = (overrides?: object) => execute("efb7b8c949ac4650a09736fc376e9aee", overrides);
const owasp = execute("4814384a9e5d4991b9815dcfc25d2f1f");
const group = (name: string, more: object = { overrideAction: { none: {} } }) => ({
  name,
  priority: 1,
  statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
  ...more,
});
const NAMES = ["CommonRuleSet", "KnownBadInputsRuleSet", "SQLiRuleSet"].map(
  (name) => `AWSManagedRules${name}`,
);
const groups = NAMES.map((name) => group(name));
const says = (edge: number, waf: number) =>
  `EDGE-08: the stack managed rules must be on and blocking in one layer; got ${edge} of 2 in Cloudflare, ${waf} of 3 in AWS WAF. Leave edge.waf.managed true, on the Cloudflare plan pro or with edge.waf.loadBalancer: true.`;

ruleTable(edgeBlocksKnownAttacks, {
  rows: [
    {
      kind: "met",
      it: "accepts Cloudflare's two rulesets",
      views: [zoneRuleset(MANAGED, own(), owasp)],
      state: "met",
    },
    { kind: "met", it: "accepts AWS's three groups", views: [...webAcl(groups)], state: "met" },
    {
      kind: "spelling",
      it: "accepts a ruleset whose rules all block",
      views: [zoneRuleset(MANAGED, own({ action: "block" }), owasp)],
      state: "met",
    },
    { kind: "absent", it: "refuses an edge without either", views: [], state: "violated", says: says(0, 0) },
    {
      kind: "violated",
      it: "refuses rules that only log",
      views: [zoneRuleset(MANAGED, own({ action: "log" }), owasp)],
      state: "violated",
      says: says(1, 0),
    },
    {
      kind: "violated",
      it: "refuses rules that are switched off",
      views: [zoneRuleset(MANAGED, own({ enabled: false }), owasp)],
      state: "violated",
      says: says(1, 0),
    },
    ...[
      { action: "managed_challenge" },
      { sensitivityLevel: "eoff" },
      { categories: [{ category: "sqli", enabled: false }] },
      { rules: [{ id: "a", action: "log" }] },
      { rules: [{ id: "a", scoreThreshold: 41 }] },
    ].map((overrides) => ({
      kind: "violated" as const,
      it: `refuses an override that weakens: ${JSON.stringify(overrides)}`,
      views: [zoneRuleset(MANAGED, own(overrides), owasp)],
      state: "violated" as const,
      says: says(1, 0),
    })),
    {
      kind: "boundary",
      it: "accepts OWASP's own threshold, and its stricter levels taken out",
      views: [
        zoneRuleset(
          MANAGED,
          own(),
          execute("4814384a9e5d4991b9815dcfc25d2f1f", {
            categories: [{ category: "paranoia-level-3", enabled: false }],
            rules: [{ id: "a", scoreThreshold: 40, action: "block" }],
          }),
        ),
      ],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses OWASP's first level switched off",
      views: [
        zoneRuleset(
          MANAGED,
          own(),
          execute("4814384a9e5d4991b9815dcfc25d2f1f", {
            categories: [{ category: "paranoia-level-1", enabled: false }],
          }),
        ),
      ],
      state: "violated",
      says: says(1, 0),
    },
    {
      kind: "violated",
      it: "refuses a rule by which one webhook passes them, in either phase",
      views: [
        ROUTE,
        zoneRuleset(MANAGED, own(), owasp),
        zoneRuleset("http_request_firewall_custom", skipRule("/hook", { phases: [MANAGED] })),
      ],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an exception before the rulesets",
      views: [
        zoneRuleset(
          MANAGED,
          { ...skipRule("/hook"), actionParameters: { ruleset: "current" } },
          own(),
          owasp,
        ),
      ],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses groups that only count",
      views: [...webAcl(NAMES.map((name) => group(name, { overrideAction: { count: {} } })))],
      state: "violated",
      says: says(0, 0),
    },
    {
      kind: "violated",
      it: "refuses a rule of the zone by which everybody skips them",
      views: [
        ROUTE,
        zoneRuleset(MANAGED, own(), owasp),
        zoneRuleset("http_request_firewall_custom", {
          expression: "true",
          action: "skip",
          actionParameters: { phases: [MANAGED] },
        }),
      ],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses two groups of three",
      views: [...webAcl(groups.slice(0, 2))],
      state: "violated",
      says: says(0, 2),
    },
    {
      kind: "boundary",
      it: "refuses Cloudflare's rules without OWASP's",
      views: [zoneRuleset(MANAGED, own())],
      state: "violated",
      says: says(1, 0),
    },
    {
      kind: "unknown",
      it: "leaves rules that are not known yet undecided",
      views: [zoneRuleset(MANAGED, { ...own(), actionParameters: UNKNOWN })],
      state: "undecided",
    },
    {
      kind: "not applicable",
      it: "leaves the zone to the stack that owns it",
      views: [],
      state: "notApplicable",
      context: { ownsZone: false, zoneOwner: "production" },
    },
    {
      kind: "not applicable",
      it: "does not ask it of a stack without a public hostname",
      views: [],
      state: "notApplicable",
      context: { publicHostnames: [] },
    },
  ],
});
