import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { responseHasDeclaredHeader } from "../../../../policies/rules/expected/response-has-declared-header.ts";
import { ruleset, set } from "../../example-headers.ts";
import { ruleTable } from "../../rule-table.ts";

const rule = responseHasDeclaredHeader("EDGE-04", {
  rule: "response-header",
  header: "X-Frame-Options",
  value: "SAMEORIGIN",
});

ruleTable(rule, {
  rows: [
    {
      kind: "met",
      it: "accepts the declared value",
      views: [ruleset({ headers: set({ "X-Frame-Options": "SAMEORIGIN" }) })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses another value",
      views: [ruleset({ headers: set({ "X-Frame-Options": "DENY" }) })],
      state: "violated",
      says: 'EDGE-04: "edge-headers" rules[0].actionParameters.headers.X-Frame-Options must be "SAMEORIGIN"; got "DENY". Let the edge\'s one response-header ruleset set X-Frame-Options to the declared value.',
    },
    { kind: "absent", it: "refuses a zone without the header", views: [], state: "violated" },
    {
      kind: "boundary",
      it: "refuses the value in another case, since it was declared exactly",
      views: [ruleset({ headers: set({ "X-Frame-Options": "sameorigin" }) })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads the header's name in any case",
      views: [ruleset({ headers: set({ "x-frame-options": "SAMEORIGIN" }) })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown value undecided",
      views: [ruleset({ headers: set({ "X-Frame-Options": UNKNOWN }) })],
      state: "undecided",
    },
    {
      kind: "not applicable",
      it: "leaves the zone to the stack that owns it",
      views: [],
      state: "notApplicable",
      context: { ownsZone: false, zoneOwner: "production" },
    },
  ],
});
