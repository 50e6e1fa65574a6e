import type { AdminSettings } from "./access-settings.ts";
import type { Config } from "./config.ts";
import type { Decisions } from "./decisions.ts";
import type { OriginPullSettings } from "./edge-settings.ts";

/** Admin routes; undefined where the file names none. */
export function resolveAdmin({ admin }: Config, decide: Decisions): AdminSettings | undefined {
  if (admin === undefined) return decide.absent("admin");
  const { emails, emailDomains, sessionHours } = admin.access;
  return {
    routes: admin.routes,
    allowedCidrs: admin.allowedCidrs,
    access: {
      emails: emails ?? decide.or("admin.access.emails", undefined),
      emailDomains: emailDomains ?? decide.or("admin.access.emailDomains", undefined),
      sessionHours: decide.or("admin.access.sessionHours", sessionHours),
    },
  };
}

/** The certificate that the edge shows; undefined where another stack owns the zone, and with it the certificate. */
export function resolveOriginPull(
  { cloudflare, edge, ingress }: Config,
  decide: Decisions,
): OriginPullSettings | undefined {
  // Behind a tunnel there is no origin that could ask for a certificate.
  if (!cloudflare.ownsZone || ingress === "tunnel") return decide.derived("edge.originPull", undefined);
  const { certificateDays, renewDaysBefore } = edge?.originPull ?? {};
  return {
    certificateDays: decide.or("edge.originPull.certificateDays", certificateDays),
    renewDaysBefore: decide.or("edge.originPull.renewDaysBefore", renewDaysBefore),
  };
}
