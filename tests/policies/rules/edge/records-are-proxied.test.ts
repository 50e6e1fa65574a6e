import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { recordsAreProxied } from "../../../../policies/rules/edge/records-are-proxied.ts";
import { CERTIFICATE, DNS_RECORD } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const certificate = view(CERTIFICATE, "certificate", {});
const record = view(DNS_RECORD, "record", {
  type: "CNAME",
  name: "api.shop.example",
  content: "lb.example",
  proxied: true,
});
const proof = given(record, { proxied: false, name: UNKNOWN, content: UNKNOWN });

ruleTable(recordsAreProxied, {
  rows: [
    { kind: "met", it: "accepts a proxied record", views: [record], state: "met" },
    {
      kind: "violated",
      it: "refuses a record that is not proxied",
      views: [given(record, { proxied: false })],
      state: "violated",
      says: 'EDGE-16: "record" proxied must be true; got false. Leave proxied true on the record.',
    },
    {
      kind: "absent",
      it: "refuses the API's default of false",
      views: [given(record, { proxied: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads A records and the older type",
      views: [view("cloudflare:index/record:Record", "old", { type: "A", name: "shop.example" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a record undecided whose name is not known yet",
      views: [proof],
      state: "undecided",
      undecided: "name",
    },
    {
      kind: "not applicable",
      it: "does not ask it of a certificate's proof, whose name is not known yet",
      views: [from(proof, "content", certificate)],
      state: "notApplicable",
    },
    {
      kind: "not applicable",
      it: "does not ask it of a certificate's proof by its name",
      views: [given(proof, { name: "_a1.api.shop.example" })],
      state: "notApplicable",
    },
    {
      kind: "not applicable",
      it: "does not ask it of a mail record",
      views: [given(record, { type: "MX", proxied: undefined })],
      state: "notApplicable",
    },
  ],
  without: { boundary: "a switch has none" },
});
