import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { responsesForbidSniffing } from "../../../../policies/rules/edge/responses-forbid-sniffing.ts";
import { ruleset, set } from "../../example-headers.ts";
import { ruleTable } from "../../rule-table.ts";

const HEADER = "X-Content-Type-Options";
const GOOD = "nosniff";
const only = (value: unknown) => [ruleset({ headers: set({ [HEADER]: value }) })];

ruleTable(responsesForbidSniffing, {
  rows: [
    { kind: "met", it: "accepts the header on every response", views: only(GOOD), state: "met" },
    {
      kind: "violated",
      it: "refuses another value",
      views: only("sniff"),
      state: "violated",
      says: 'EDGE-05: "edge-headers" rules[0].actionParameters.headers.X-Content-Type-Options must be "nosniff"; got "sniff". Let the edge\'s one response-header ruleset set X-Content-Type-Options to nosniff.',
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
    { kind: "spelling", it: "accepts another case, as browsers do", views: only("NoSniff"), state: "met" },
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
  without: { boundary: "one value is right" },
});
