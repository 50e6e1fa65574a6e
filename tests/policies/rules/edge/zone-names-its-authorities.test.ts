import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { zoneNamesItsAuthorities } from "../../../../policies/rules/edge/zone-names-its-authorities.ts";
import { DNS_RECORD } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const record = view(DNS_RECORD, "edge-record", { type: "CNAME", name: "api.shop.example", proxied: true });
const caa = view(DNS_RECORD, "zone-caa", {
  type: "CAA",
  name: "shop.example",
  data: { flags: 0, tag: "issue", value: "amazon.com" },
});

ruleTable(zoneNamesItsAuthorities, {
  rows: [
    { kind: "met", it: "accepts a record above the hostname", views: [record, caa], state: "met" },
    {
      kind: "violated",
      it: "refuses a record of another name",
      views: [record, given(caa, { name: "web.shop.example" })],
      state: "violated",
      says: 'EDGE-16: "edge-record" CAA of api.shop.example must be one authority or more; got everybody. Leave the zone\'s CAA records, at the hostname or above it.',
    },
    { kind: "absent", it: "refuses a zone without one", views: [record], state: "violated" },
    {
      kind: "boundary",
      it: "refuses a record that only says whom to tell",
      views: [record, given(caa, { data: { flags: 0, tag: "iodef", value: "mailto:a@shop.example" } })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a name that only ends alike",
      views: [record, given(caa, { name: "op.example" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts the record as one text, at the hostname itself",
      views: [
        record,
        given(caa, { name: "api.shop.example", data: undefined, content: '0 issue "amazon.com"' }),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a record whose content is not known undecided",
      views: [record, given(caa, { data: UNKNOWN })],
      state: "undecided",
    },
    {
      kind: "not applicable",
      it: "leaves the zone to the stack that owns it",
      views: [record],
      state: "notApplicable",
      context: { ownsZone: false, zoneOwner: "production" },
    },
  ],
});
