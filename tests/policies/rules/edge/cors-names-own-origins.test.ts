import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { corsNamesOwnOrigins } from "../../../../policies/rules/edge/cors-names-own-origins.ts";
import { ruleset, set } from "../../example-headers.ts";
import { given, ruleTable } from "../../rule-table.ts";

const HEADER = "Access-Control-Allow-Origin";
const echo = { [HEADER]: { operation: "set", expression: 'http.request.headers["origin"][0]' } };
const listed = 'http.request.headers["origin"][0] in {"https://shop.example"}';

ruleTable(corsNamesOwnOrigins, {
  rows: [
    {
      kind: "met",
      it: "accepts the asker's origin where it is in a list",
      views: [ruleset({ headers: echo, expression: listed })],
      state: "met",
    },
    {
      kind: "met",
      it: "accepts one fixed origin",
      views: [ruleset({ headers: set({ [HEADER]: "https://shop.example" }) })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses every origin",
      views: [ruleset({ headers: set({ [HEADER]: "*" }) })],
      state: "violated",
      says: 'EDGE-07: "edge-headers" rules[0].actionParameters.headers.Access-Control-Allow-Origin must be limited to listed origins; got every origin. List the product\'s own origins in edge.cors.origins of the stack that owns the zone.',
    },
    {
      kind: "absent",
      it: "says nothing where CORS is not spoken of",
      views: [ruleset({ headers: {} })],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "accepts a rule that takes the header away",
      views: [ruleset({ headers: { [HEADER]: { operation: "remove" } } })],
      state: "silent",
    },
    {
      kind: "spelling",
      it: "refuses the asker's origin echoed to everybody",
      views: [ruleset({ headers: echo })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses null, which any page can claim",
      views: [ruleset({ headers: set({ [HEADER]: "null" }) })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses an added star in lower case",
      views: [ruleset({ headers: { [HEADER.toLowerCase()]: { operation: "add", value: " * " } } })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown rules undecided",
      views: [given(ruleset(), { rules: UNKNOWN })],
      state: "undecided",
      undecided: "rules",
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
