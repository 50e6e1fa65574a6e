import type { AdminSettings } from "../config/access-settings.ts";
import type { FirewallRule } from "./firewall-rules.ts";
import { limitedRequests } from "./request-match.ts";

/**
 * The rule that refuses admin routes to all but the listed addresses; one for all routes, since the free plan has five rules.
 * It runs before the login (Cloudflare, "Phases list": custom rules, then Access; from memory, 2026-11), so that strangers
 * do not even see that there is one.
 */
export function adminRules(admin: AdminSettings | undefined): readonly FirewallRule[] {
  if (admin === undefined) return [];
  const routes = admin.routes.flatMap(({ hostname, paths }) =>
    paths.map((path) => `(${limitedRequests({ hostnames: [hostname], path: `${path}/*` })})`),
  );
  return [
    {
      ref: "admin_addresses",
      description: "Admin routes answer to listed addresses only",
      expression: `(${routes.join(" or ")}) and not ip.src in {${admin.allowedCidrs.join(" ")}}`,
      action: "block",
      enabled: true,
    },
  ];
}
