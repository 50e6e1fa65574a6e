import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { corsNamesOwnHeaders } from "../../../../policies/rules/edge/cors-names-own-headers.ts";
import { ruleset, set } from "../../example-headers.ts";
import { given, ruleTable } from "../../rule-table.ts";

const listed = 'http.request.headers["origin"][0] in {"https://shop.example"}';
const headers = (value: string) => set({ "Access-Control-Allow-Headers": value });
const says =
  'EDGE-07: "edge-headers" rules[0].actionParameters.headers.Access-Control-Allow-Headers must be a list, for listed origins; got all, or for everybody. List the headers that the application reads in edge.cors.headers.';

ruleTable(corsNamesOwnHeaders, {
  rows: [
    {
      kind: "met",
      it: "accepts a list for listed origins",
      views: [ruleset({ headers: headers("X-Tenant-ID"), expression: listed })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses all headers",
      views: [ruleset({ headers: headers("*"), expression: listed })],
      state: "violated",
      says,
    },
    {
      kind: "violated",
      it: "refuses a list for everybody",
      views: [ruleset({ headers: headers("X-Tenant-ID") })],
      state: "violated",
      says,
    },
    {
      kind: "absent",
      it: "says nothing where the edge names none",
      views: [ruleset({ headers: {} })],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "refuses a star among names",
      views: [ruleset({ headers: headers("X-Tenant-ID, *"), expression: listed })],
      state: "violated",
      says,
    },
    {
      kind: "spelling",
      it: "refuses what the browser asked for, echoed back",
      views: [
        ruleset({
          headers: {
            "access-control-allow-headers": {
              operation: "set",
              expression: 'http.request.headers["access-control-request-headers"][0]',
            },
          },
          expression: listed,
        }),
      ],
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
