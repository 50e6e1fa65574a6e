import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { corsCredentialsHaveListedOrigins } from "../../../../policies/rules/edge/cors-credentials-have-listed-origins.ts";
import { ruleset, set } from "../../example-headers.ts";
import { given, ruleTable } from "../../rule-table.ts";

const listed = 'http.request.headers["origin"][0] in {"https://shop.example"}';
const credentials = set({ "Access-Control-Allow-Credentials": "true" });
const says =
  'EDGE-07: "edge-headers" rules[0].actionParameters.headers.Access-Control-Allow-Credentials must be limited to listed origins; got every origin. List the origins in edge.cors.origins, and leave the header to edge.cors.credentials.';

ruleTable(corsCredentialsHaveListedOrigins, {
  rows: [
    {
      kind: "met",
      it: "accepts cookies for listed origins",
      views: [ruleset({ headers: credentials, expression: listed })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses cookies for everybody",
      views: [ruleset({ headers: credentials })],
      state: "violated",
      says,
    },
    {
      kind: "violated",
      it: "refuses cookies for every preflight",
      views: [ruleset({ headers: credentials, expression: 'http.request.method eq "OPTIONS"' })],
      state: "violated",
      says,
    },
    {
      kind: "absent",
      it: "says nothing where the edge takes no cookies",
      views: [ruleset({ headers: set({ "X-Frame-Options": "DENY" }) })],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "refuses everybody whom one of two conditions lets in",
      views: [ruleset({ headers: credentials, expression: `${listed} or http.host ne "a.example"` })],
      state: "violated",
      says,
    },
    {
      kind: "spelling",
      it: "reads the header in lower case, and every origin but one as every origin",
      views: [
        ruleset({
          headers: set({ "access-control-allow-credentials": "true" }),
          expression: `not (${listed})`,
        }),
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "lets the header be taken away from everybody",
      views: [ruleset({ headers: { "Access-Control-Allow-Credentials": { operation: "remove" } } })],
      state: "silent",
    },
    {
      kind: "unknown",
      it: "leaves unknown rules undecided",
      views: [given(ruleset(), { rules: UNKNOWN })],
      state: "undecided",
      undecided: "rules",
    },
    {
      kind: "unknown",
      it: "leaves a condition that it cannot read undecided",
      views: [ruleset({ headers: credentials, expression: 'cf.zone.name eq "a"' })],
      state: "undecided",
      undecided: "rules[0].expression",
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
