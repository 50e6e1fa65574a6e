import type { Behaviour, CheckFailure, Service } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { flag, record, records, text } from "../known.ts";

/**
 * Kinds of alert that this rehearsal knows: those of certificates (cloudflare/terraform-provider-cloudflare 5.22.0 at a2efdc5,
 * notification_policy/schema.go, read 2026-11-20).
 */
const ALERTS = [
  "access_custom_certificate_expiration_type",
  "custom_ssl_certificate_event_type",
  "dedicated_ssl_certificate_event_type",
  "hostname_aop_custom_certificate_expiration_type",
  "mtls_certificate_store_certificate_expiration_type",
  "universal_ssl_event_type",
  "zone_aop_custom_certificate_expiration_type",
];
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const policy: Behaviour = {
  token: "cloudflare:index/notificationPolicy:NotificationPolicy",
  changes: { "*": ["modified"] },

  check(inputs) {
    const failures: CheckFailure[] = [];
    const type = text(inputs, "alertType");
    if (type !== undefined && !ALERTS.includes(type)) {
      const literal = type.replaceAll("*", "_");
      const hint = literal !== type && ALERTS.includes(literal) ? `; did you mean "${literal}"?` : "";
      failures.push({
        property: "alertType",
        reason: `this rehearsal knows the alerts ${ALERTS.join(", ")}; got "${type}"${hint}`,
      });
    }
    const mechanisms = record(inputs, "mechanisms");
    if (mechanisms === undefined) return failures;
    const ways = ["emails", "webhooks", "pagerduties"].flatMap((way) => records(mechanisms, way));
    if (ways.length === 0)
      failures.push({ property: "mechanisms", reason: "17000: at least one mechanism must be given" });
    for (const [index, { id }] of records(mechanisms, "emails").entries()) {
      if (typeof id !== "string" || EMAIL.test(id)) continue;
      failures.push({
        property: `mechanisms.emails[${index}].id`,
        reason: `must be a mail address; got "${id}"`,
      });
    }
    return failures;
  },

  create(inputs, cloud) {
    if (inputs.accountId !== cloud.caller.accountId)
      throw new CloudError(
        "9109",
        `Unauthorized to access requested resource: account ${String(inputs.accountId)}.`,
      );
    const now = cloud.now.toISOString();
    return {
      id: cloud.hex(32),
      outputs: { enabled: flag(inputs, "enabled") ?? true, created: now, modified: now },
    };
  },

  update(_entity, next, cloud) {
    return { enabled: flag(next, "enabled") ?? true, modified: cloud.now.toISOString() };
  },
};

/** Cloudflare's own notifications. */
export const notification: Service = { behaviours: [policy] };
