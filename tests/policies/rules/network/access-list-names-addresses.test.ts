import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { accessListNamesAddresses } from "../../../../policies/rules/network/access-list-names-addresses.ts";
import { entry } from "../../example-atlas.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const eip = view("aws:ec2/eip:Eip", "egress", {});
const address = given(entry, { cidrBlock: undefined, ipAddress: "203.0.113.7" });

ruleTable(accessListNamesAddresses, {
  rows: [
    { kind: "met", it: "accepts a block of one address", views: [entry], state: "met" },
    { kind: "met", it: "accepts an address", views: [address], state: "met" },
    {
      kind: "met",
      it: "accepts a group of a peered network",
      views: [given(entry, { cidrBlock: undefined, awsSecurityGroup: "sg-1" })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses everybody",
      views: [given(entry, { cidrBlock: "0.0.0.0/0" })],
      state: "violated",
      says: 'NET-06: "entry" cidrBlock must be one address; got 0.0.0.0/0. Use a private endpoint, or list the network\'s fixed egress addresses one by one.',
    },
    {
      kind: "violated",
      it: "refuses everybody in IPv6",
      views: [given(entry, { cidrBlock: "::/0" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses two addresses",
      views: [given(entry, { cidrBlock: "203.0.113.6/31" })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses an entry of nothing",
      views: [given(entry, { cidrBlock: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads one address of IPv6",
      views: [given(entry, { cidrBlock: "2001:db8::1/128" })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses a block among the addresses",
      views: [given(address, { ipAddress: "0.0.0.0/0" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown block undecided",
      views: [given(entry, { cidrBlock: UNKNOWN })],
      state: "undecided",
      undecided: "cidrBlock",
    },
    {
      kind: "unknown",
      it: "leaves an unknown address undecided that nothing fixed gives",
      views: [given(address, { ipAddress: UNKNOWN })],
      state: "undecided",
    },
    {
      kind: "unknown",
      it: "accepts an unknown address that is a fixed one of the stack",
      views: [from(given(address, { ipAddress: UNKNOWN }), "ipAddress", eip)],
      state: "met",
    },
  ],
});
