import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentStoreIsNotPublic } from "../../../../policies/rules/network/document-store-is-not-public.ts";
import { entry } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(documentStoreIsNotPublic, {
  rows: [
    { kind: "met", it: "accepts one address", views: [entry], state: "met" },
    {
      kind: "violated",
      it: "refuses everybody",
      views: [given(entry, { cidrBlock: "0.0.0.0/0" })],
      state: "violated",
      says: 'NET-04: "entry" cidrBlock must be a block of the stack\'s own; got 0.0.0.0/0. Take the wide entry off the access list.',
    },
    {
      kind: "violated",
      it: "refuses half of everybody",
      views: [given(entry, { cidrBlock: "128.0.0.0/1" })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "says nothing of an entry without a block",
      views: [given(entry, { cidrBlock: undefined, ipAddress: "203.0.113.7" })],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "accepts the widest block that one network has",
      views: [given(entry, { cidrBlock: "13.0.0.0/8" })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses one that is wider",
      views: [given(entry, { cidrBlock: "12.0.0.0/7" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses everybody in IPv6",
      views: [given(entry, { cidrBlock: "::/0" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown block undecided",
      views: [given(entry, { cidrBlock: UNKNOWN })],
      state: "undecided",
      undecided: "cidrBlock",
    },
  ],
});
