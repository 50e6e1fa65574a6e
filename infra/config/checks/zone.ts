import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";

/** A zone's settings come from its owning stack; written elsewhere they would change nothing, silently. */
export function checkZone({ cloudflare, edge }: ConfigParts): readonly Problem[] {
  if (cloudflare?.ownsZone !== false || edge === undefined) return [];
  // AWS WAF stands on the stack's own load balancer, and the Worker of failover before the stack's own hostnames.
  if (Object.keys(edge).every((key) => key === "waf" || key === "failover")) return [];
  return [
    {
      where: "edge",
      expected: "no edge settings but waf and failover in a stack that does not own its zone",
      found: shown(edge),
      next: "Move them to the owning stack: TLS, headers and CORS are set once for a zone",
    },
  ];
}
