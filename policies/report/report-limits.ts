import type { ViewIndex } from "../index-views.ts";
import { perMinute, type RateLimit, rateLimits } from "../relations/rate-limits.ts";
import { judge } from "../rule.ts";
import type { ReportLimit } from "./model.ts";

/** Every limit of the stack, the tightest first; none while their rules are not known. */
export function reportLimits(index: ViewIndex): readonly ReportLimit[] {
  let limits: readonly ReportLimit[] = [];
  // What cannot be read is told by the rules that judge it.
  judge(undefined, () => {
    limits = [...rateLimits(index)].sort((a, b) => perMinute(a) - perMinute(b)).map(row);
    return undefined;
  });
  return limits;
}

function row(limit: RateLimit): ReportLimit {
  const { byAddress, requests, rule, windowSeconds } = limit;
  const edge = rule.layer === "cloudflare";
  return {
    name: rule.name,
    route: edge
      ? (rule.read.text("expression") ?? "")
      : scopeOf(rule.read.get("statement.rateBasedStatement.scopeDownStatement")),
    requests,
    windowSeconds,
    layer: edge ? "Cloudflare" : "AWS WAF on the load balancer",
    counted: byAddress ? (edge ? "address and data centre" : "address") : "several callers together",
    hits: edge ? "Cloudflare's dashboard: Security, Events" : "the web ACL's log",
  };
}

/** The texts that a statement looks for, in its order. */
function scopeOf(statement: unknown): string {
  if (statement === undefined) return "every request";
  return textsIn(statement).join(" ");
}

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    (name === "searchString" || name === "regexString") && typeof inner === "string"
      ? [inner]
      : textsIn(inner),
  );
}
