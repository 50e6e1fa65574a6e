import type { Problem } from "../../lib/errors.ts";
import type { ConfigParts } from "../config.ts";

/** What browsers are answered must have somebody who answers, and reach what a login keeps. */
export function checkCors(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return [...checkPreflight(parts, wrong), ...checkCredentials(parts, wrong)];
}

function checkPreflight({ edge, ingress }: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  if (edge?.cors?.preflight !== "edge") return [];
  if ([...wrong].some((path) => path.startsWith("edge.cors.origins"))) return []; // told there
  const where = "edge.cors.preflight";
  if ((edge.cors.origins ?? []).length === 0) {
    const expected = "edge only where edge.cors.origins lists who is answered";
    return [{ where, expected, found: "no origins", next: "List the origins, or write preflight: app" }];
  }
  if (edge.waf?.loadBalancer !== false) return [];
  const next =
    ingress === "tunnel"
      ? "Remove edge.waf.loadBalancer, which a tunnel has no load balancer for, or write preflight: app"
      : "Write it true, or preflight: app";
  const expected = "AWS WAF on the load balancer: Cloudflare's rules cannot answer OPTIONS with 204";
  return [{ where, expected, found: "edge.waf.loadBalancer: false", next }];
}

/**
 * A login's cookie crosses to another origin only with credentials (Fetch standard, "CORS protocol and credentials", from
 * memory, 2026-11): without them a page of a listed origin gets the login's own page in place of each answer.
 */
function checkCredentials({ admin, edge }: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  const where = "edge.cors.credentials";
  if (edge?.cors === undefined || edge.cors.credentials !== undefined || wrong.has(where)) return [];
  const hosts = (admin?.routes ?? []).flatMap((route) => route?.hostname ?? []);
  const others = (edge.cors.origins ?? []).filter((origin) =>
    hosts.some((host) => origin !== undefined && origin !== `https://${host}`),
  );
  if (others.length === 0) return [];
  return [
    {
      where,
      expected: "true or false where admin routes stand behind a login and another origin may call",
      found: "nothing",
      next: "Write true where pages of that origin ask for admin routes: the login's cookie crosses with it alone",
    },
  ];
}
