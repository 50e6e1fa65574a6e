import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { originPullEndIsAnnounced } from "../../../../policies/rules/edge/origin-pull-end-is-announced.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const certificate = view(
  "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate",
  "origin-pull-certificate",
  {},
);
const told = view("cloudflare:index/notificationPolicy:NotificationPolicy", "origin-pull-expiry", {
  alertType: "zone_aop_custom_certificate_expiration_type",
  enabled: true,
  mechanisms: { emails: [{ id: "oncall@shop.example" }] },
});

ruleTable(originPullEndIsAnnounced, {
  rows: [
    { kind: "met", it: "accepts a mail to somebody", views: [certificate, told], state: "met" },
    {
      kind: "violated",
      it: "refuses a notification that is off",
      views: [certificate, given(told, { enabled: false })],
      state: "violated",
      says: 'EDGE-19: "origin-pull-certificate" end must be announced to somebody; got not announced. Leave the notification on and name somebody under notify.emails.',
    },
    {
      kind: "absent",
      it: "refuses a certificate without a notification",
      views: [certificate],
      state: "violated",
    },
    { kind: "absent", it: "says nothing without a certificate", views: [told], state: "silent" },
    {
      kind: "boundary",
      it: "refuses a notification that tells nobody",
      views: [certificate, given(told, { mechanisms: { emails: [] } })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses the notification of another certificate",
      views: [certificate, given(told, { alertType: "hostname_aop_custom_certificate_expiration_type" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a webhook, and on where nothing is said",
      views: [certificate, given(told, { enabled: undefined, mechanisms: { webhooks: [{ id: "w" }] } })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves people who are not known undecided",
      views: [certificate, given(told, { mechanisms: UNKNOWN })],
      state: "undecided",
      undecided: "mechanisms",
    },
  ],
});
