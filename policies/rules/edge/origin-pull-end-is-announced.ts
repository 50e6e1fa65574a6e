import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { judge, stackRule } from "../../rule.ts";

const EDGE_CERTIFICATE =
  "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate";
const NOTIFICATION = "cloudflare:index/notificationPolicy:NotificationPolicy";
const ALERT = "zone_aop_custom_certificate_expiration_type";

export const originPullEndIsAnnounced = stackRule({
  name: "origin-pull-end-is-announced",
  control: "EDGE-19",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Somebody is told before the edge's certificate ends.",
  rationale: "From its end on the origin refuses the edge, and every hostname fails at once.",
  remediation: "Leave the notification on and name somebody under notify.emails.",
  source: {
    url: "https://developers.cloudflare.com/ssl/origin-configuration/authenticated-origin-pull/set-up/manage-certificates/",
    readOn: "2026-11-20",
  },
  check: (index) =>
    index.ofType(EDGE_CERTIFICATE).flatMap((certificate) =>
      judge(certificate.urn, () => {
        const told = index.ofType(NOTIFICATION).filter((one) => {
          const read = inputsOf(one);
          if (read.text("alertType") !== ALERT) return false;
          const ways = ["emails", "webhooks", "pagerduties"].flatMap((way) =>
            read.items(`mechanisms.${way}`),
          );
          return read.flag("enabled", true) && ways.length > 0; // Cloudflare: on unless it says otherwise
        });
        return fact(
          told.length > 0,
          "end",
          "announced to somebody",
          told.length > 0 ? "announced" : "not announced",
        );
      }),
    ),
});
