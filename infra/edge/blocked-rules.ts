import type { FirewallRule } from "./firewall-rules.ts";
import { limitedRequests, oneOf } from "./request-match.ts";

/**
 * The rule that refuses paths to everybody; one for all of them, since the free plan has five rules. It stands before the bypass,
 * which would otherwise let a path through that lies within one of its own.
 */
export function blockedRules(
  paths: readonly string[],
  hostnames: readonly string[],
): readonly FirewallRule[] {
  if (paths.length === 0 || hostnames.length === 0) return [];
  const asked = paths.map((path) => limitedRequests({ hostnames: [], path: `${path}/*` }));
  return [
    {
      ref: "blocked_paths",
      description: "Paths that answer to nobody",
      expression: `(${oneOf("http.host", hostnames)}) and (${asked.join(" or ")})`,
      action: "block",
      enabled: true,
    },
  ];
}
