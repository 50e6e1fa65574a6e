import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { zoneIsSigned } from "../../../../policies/rules/edge/zone-is-signed.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const dnssec = view("cloudflare:index/zoneDnssec:ZoneDnssec", "zone-dnssec", {
  zoneId: "z",
  status: "active",
});

ruleTable(zoneIsSigned, {
  rows: [
    { kind: "met", it: "accepts a zone whose signing is active", views: [dnssec], state: "met" },
    {
      kind: "boundary",
      it: "does not pass one that Cloudflare says to be pending: the registrar's record lacks",
      views: [{ ...dnssec, outputs: { status: "pending" } }],
      state: "unchecked",
    },
    {
      kind: "violated",
      it: "refuses one that Cloudflare says to be disabled, whatever was declared",
      views: [{ ...dnssec, outputs: { status: "disabled" } }],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "takes the declaration while the answer is not known",
      views: [{ ...dnssec, outputs: { status: UNKNOWN } }],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses one whose signing is disabled",
      views: [given(dnssec, { status: "disabled" })],
      state: "violated",
      says: 'EDGE-16: "zone-dnssec" status must be active; got disabled. Leave the zone\'s signing active, and give its DS record to the registrar once.',
    },
    { kind: "absent", it: "refuses a zone that nobody signs", views: [], state: "violated" },
    {
      kind: "boundary",
      it: "refuses a resource without a status, which changes nothing",
      views: [given(dnssec, { status: undefined })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a status that is not known undecided",
      views: [given(dnssec, { status: UNKNOWN })],
      state: "undecided",
      undecided: "status",
    },
    {
      kind: "not applicable",
      it: "leaves the zone to the stack that owns it",
      views: [],
      state: "notApplicable",
      context: { ownsZone: false, zoneOwner: "production" },
    },
  ],
  without: { spelling: "signing has one spelling" },
});
