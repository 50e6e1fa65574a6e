import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { edgeAbsorbsFloods } from "../../../../policies/rules/edge/edge-absorbs-floods.ts";
import { CERTIFICATE, DNS_RECORD } from "../../../../policies/tokens.ts";
import { zoneRuleset } from "../../example-edge.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const RECORD = view(DNS_RECORD, "edge-record", { type: "CNAME", name: "shop.example", proxied: true });
const PROOF = view(CERTIFICATE, "certificate", {});
const ddos = (overrides: object) =>
  zoneRuleset("ddos_l7", { expression: "true", action: "execute", actionParameters: { overrides } });
const says = (found: string) =>
  `EDGE-09: "edge-ddos_l7" rules[0].actionParameters.overrides must be at full strength; got ${found}. Leave proxied true on the records, and no override in the phase ddos_l7.`;

ruleTable(edgeAbsorbsFloods, {
  rows: [
    { kind: "met", it: "accepts a proxied record", views: [RECORD], state: "met" },
    {
      kind: "violated",
      it: "refuses a record past the edge",
      views: [given(RECORD, { proxied: false })],
      state: "violated",
      says: 'EDGE-09: "edge-record" proxied must be behind the edge; got past the edge. Leave proxied true on the records, and no override in the phase ddos_l7.',
    },
    {
      kind: "absent",
      it: "takes proxied left out for false",
      views: [given(RECORD, { proxied: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses one level less",
      views: [ddos({ sensitivityLevel: "medium" })],
      state: "violated",
      says: says("sensitivity medium, action default"),
    },
    {
      kind: "boundary",
      it: "accepts the default level",
      views: [ddos({ sensitivityLevel: "default" })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses protection that only logs",
      views: [ddos({ action: "log" })],
      state: "violated",
      says: says("sensitivity default, action log"),
    },
    {
      kind: "spelling",
      it: "refuses protection that is switched off",
      views: [ddos({ enabled: false })],
      state: "violated",
      says: says("sensitivity default, action default, switched off"),
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(RECORD, { proxied: UNKNOWN })],
      state: "undecided",
      undecided: "proxied",
    },
    {
      kind: "not applicable",
      it: "does not mind a certificate's proof",
      views: [from(given(RECORD, { proxied: false }), "content", PROOF)],
      state: "notApplicable",
    },
    {
      kind: "not applicable",
      it: "does not mind records that hold no address",
      views: [given(RECORD, { type: "TXT", proxied: false })],
      state: "notApplicable",
    },
  ],
});
