import { fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import { requiredConditions } from "../languages/insights-query.ts";
import type { Verdict } from "../verdict.ts";
import { type RateLimit, rateLimits } from "./rate-limits.ts";

/**
 * How a query over AWS WAF's log asks for the requests above a limit (AWS WAF Developer Guide, "Log fields", from memory, 2026-11).
 */
const LIMIT_HITS = 'terminatingRuleType = "RATE_BASED"';

/** True where a query's filter asks for requests above a limit. */
export function asksForLimitHits(filter: string): boolean {
  return requiredConditions(`filter ${filter}`).has(LIMIT_HITS);
}

/**
 * Which limits' hits AWS WAF's log holds, openly: those of Cloudflare reach no log of the stack. A log of no limit at all answers
 * nothing, so that a query over it shows nothing. Undefined where the stack has no limits.
 */
export function limitsInLog(index: ViewIndex): Verdict | undefined {
  const all = rateLimits(index);
  if (all.length === 0) return undefined;
  const logged = all.filter(({ rule }) => rule.layer === "load balancer");
  const others = all.filter(({ rule }) => rule.layer === "cloudflare");
  const seen = logged.length === 0 ? "of no limit" : `of ${names(logged)}, which AWS WAF holds`;
  const unseen =
    others.length === 0
      ? ""
      : `; not of ${names(others)}: Cloudflare shows those in its dashboard under Security, Events`;
  return fact(logged.length > 0, "hits in that log", "of a limit of this stack", `${seen}${unseen}`);
}

function names(limits: readonly RateLimit[]): string {
  return limits.map(({ rule }) => rule.name).join(", ");
}
