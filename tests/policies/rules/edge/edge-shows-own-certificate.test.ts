import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { edgeShowsOwnCertificate } from "../../../../policies/rules/edge/edge-shows-own-certificate.ts";
import { LISTENER, ZONE_SETTING } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const listener = view(LISTENER, "ingress-listener", {});
const shown = view(
  "cloudflare:index/authenticatedOriginPullsSettings:AuthenticatedOriginPullsSettings",
  "origin-pull-switch",
  { enabled: true },
);
const certificate = view(
  "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate",
  "origin-pull-certificate",
  { certificate: UNKNOWN },
);
const ssl = view(ZONE_SETTING, "edge-setting-ssl", { settingId: "ssl", value: "strict" });

ruleTable(edgeShowsOwnCertificate, {
  rows: [
    {
      kind: "met",
      it: "accepts switch, certificate and strict",
      views: [listener, shown, certificate, ssl],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a switch that is off",
      views: [listener, given(shown, { enabled: false }), certificate, ssl],
      state: "violated",
      says: "EDGE-19: \"origin-pull-switch\" enabled must be true; got false. Leave the zone's origin pull on, with the stack's certificate and the ssl setting at strict.",
    },
    {
      kind: "violated",
      it: "refuses flexible, in which no certificate is shown",
      views: [listener, shown, certificate, given(ssl, { value: "flexible" })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a zone without the switch",
      views: [listener, certificate, ssl],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses Cloudflare's shared certificate, which is shown where none is uploaded",
      views: [listener, shown, ssl],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts full, from which on certificates are shown",
      views: [listener, shown, certificate, given(ssl, { value: "full" })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a switch that is not known undecided",
      views: [listener, given(shown, { enabled: UNKNOWN }), certificate, ssl],
      state: "undecided",
      undecided: "enabled",
    },
    {
      kind: "not applicable",
      it: "says nothing without a load balancer",
      views: [ssl],
      state: "notApplicable",
    },
    {
      kind: "not applicable",
      it: "leaves the zone to the stack that owns it",
      views: [listener],
      state: "notApplicable",
      context: { ownsZone: false, zoneOwner: "production" },
    },
  ],
  without: { spelling: "switch and certificate have one spelling each" },
});
