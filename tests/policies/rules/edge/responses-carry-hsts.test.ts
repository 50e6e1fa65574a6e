import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { responsesCarryHsts } from "../../../../policies/rules/edge/responses-carry-hsts.ts";
import { ruleset, set } from "../../example-headers.ts";
import { ruleTable } from "../../rule-table.ts";

const HEADER = "Strict-Transport-Security";
const GOOD = "max-age=31536000; includeSubDomains";
const only = (value: unknown) => [ruleset({ headers: set({ [HEADER]: value }) })];

ruleTable(responsesCarryHsts, {
  rows: [
    { kind: "met", it: "accepts the header on every response", views: only(GOOD), state: "met" },
    {
      kind: "violated",
      it: "refuses another value",
      views: only("max-age=31536000"),
      state: "violated",
      says: 'EDGE-02: "edge-headers" rules[0].actionParameters.headers.Strict-Transport-Security must be max-age of at least 31536000 with includeSubDomains; got "max-age=31536000". Set edge.hsts to a year or more with includeSubdomains in the stack that owns the zone.',
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
      it: "refuses a second less than a year",
      views: only("max-age=31535999; includeSubDomains"),
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a longer time, preload and no spaces",
      views: only("includeSubDomains;max-age=63072000;preload"),
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses an age of zero, which switches HSTS off",
      views: only("max-age=0; includeSubDomains"),
      state: "violated",
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
