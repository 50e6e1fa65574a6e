import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { domainWithoutMailSaysSo } from "../../../../policies/rules/edge/domain-without-mail-says-so.ts";
import { DNS_RECORD } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const mx = view(DNS_RECORD, "zone-mail-mx", { type: "MX", name: "shop.example", content: ".", priority: 0 });
const spf = view(DNS_RECORD, "zone-mail-spf", {
  type: "TXT",
  name: "shop.example",
  content: '"v=spf1 -all"',
});
const dmarc = view(DNS_RECORD, "zone-mail-dmarc", {
  type: "TXT",
  name: "_dmarc.shop.example",
  content: '"v=DMARC1; p=reject; sp=reject"',
});

ruleTable(domainWithoutMailSaysSo, {
  rows: [
    { kind: "met", it: "accepts all three", views: [mx, spf, dmarc], state: "met" },
    {
      kind: "violated",
      it: "refuses SPF that lets somebody send",
      views: [mx, given(spf, { content: '"v=spf1 include:mail.example -all"' }), dmarc],
      state: "violated",
      says: 'EDGE-16: "zone-mail-mx" SPF must be a record that lets nobody send; got nothing. Write mail: none, which sets null MX, SPF and DMARC together.',
    },
    {
      kind: "violated",
      it: "refuses DMARC that only watches",
      views: [mx, spf, given(dmarc, { content: '"v=DMARC1; p=none"' })],
      state: "violated",
    },
    { kind: "absent", it: "refuses a null MX alone", views: [mx], state: "violated" },
    { kind: "absent", it: "says nothing of a domain without it", views: [spf], state: "silent" },
    {
      kind: "boundary",
      it: "says nothing of a domain with a mail server",
      views: [given(mx, { content: "mail.example" })],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "refuses SPF that only doubts",
      views: [mx, given(spf, { content: '"v=spf1 ~all"' }), dmarc],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts texts without quotes around them",
      views: [mx, given(spf, { content: "v=spf1 -all" }), given(dmarc, { content: "v=DMARC1;p=reject" })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a text that is not known undecided",
      views: [mx, given(spf, { content: UNKNOWN }), dmarc],
      state: "undecided",
      undecided: "content",
    },
  ],
});
