import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { responsesCarryCsp } from "../../../../policies/rules/edge/responses-carry-csp.ts";
import { ruleset, set } from "../../example-headers.ts";
import { ruleTable } from "../../rule-table.ts";

const HEADER = "Content-Security-Policy";
const GOOD = "default-src 'self'; script-src 'self'";
const only = (value: unknown) => [ruleset({ headers: set({ [HEADER]: value }) })];

ruleTable(responsesCarryCsp, {
  rows: [
    { kind: "met", it: "accepts the header on every response", views: only(GOOD), state: "met" },
    {
      kind: "violated",
      it: "refuses another value",
      views: only("script-src 'self'"),
      state: "violated",
      says: 'EDGE-03: "edge-headers" rules[0].actionParameters.headers.Content-Security-Policy must be a policy with a default-src other than *; got "script-src \'self\'". Set edge.headers.contentSecurityPolicy with a default-src in the stack that owns the zone.',
    },
    {
      kind: "violated",
      it: "refuses a header on some responses only",
      views: [ruleset({ headers: set({ [HEADER]: GOOD }), expression: 'http.host eq "a"' })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a header that a later rule takes away",
      views: [
        ruleset({ headers: set({ [HEADER]: GOOD }) }, { headers: { [HEADER]: { operation: "remove" } } }),
      ],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a rule that is switched off",
      views: [ruleset({ headers: set({ [HEADER]: GOOD }), enabled: false })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a header that only comes beside the application's",
      views: [ruleset({ headers: { [HEADER]: { operation: "add", value: GOOD } } })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a ruleset without the header",
      views: [ruleset({ headers: {} })],
      state: "violated",
    },
    { kind: "absent", it: "refuses a zone without a ruleset", views: [], state: "violated" },
    {
      kind: "boundary",
      it: "refuses a default-src of everything",
      views: only("default-src *"),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a default-src without a source",
      views: only("default-src"),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts nothing at all as a source",
      views: only("default-src 'none'"),
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads the header's name in any case",
      views: [ruleset({ headers: set({ [HEADER.toLowerCase()]: GOOD }) })],
      state: "met",
    },
    { kind: "unknown", it: "leaves an unknown value undecided", views: only(UNKNOWN), state: "undecided" },
    {
      kind: "not applicable",
      it: "leaves the zone to the stack that owns it",
      views: [],
      state: "notApplicable",
      context: { ownsZone: false, zoneOwner: "production" },
    },
  ],
});
