import type { RuleContext } from "../context.ts";
import type { ViewIndex } from "../index-views.ts";
import { perMinute, type RateLimit, rateLimits } from "../relations/rate-limits.ts";
import { judge } from "../rule.ts";
import type { ReportLimit } from "./model.ts";

/** Every limit of the stack, the tightest first: those of the edge, none while their rules are not known, and the application's. */
export function reportLimits(
  index: ViewIndex,
  { applicationLimits = [] }: RuleContext,
): readonly ReportLimit[] {
  let limits: readonly ReportLimit[] = [];
  // What cannot be read is told by the rules that judge it.
  judge(undefined, () => {
    limits = [...rateLimits(index)].sort((a, b) => perMinute(a) - perMinute(b)).map(row);
    return undefined;
  });
  const own = [...applicationLimits].sort((a, b) => a.requestsPerMinute - b.requestsPerMinute);
  return [...limits, ...own.map(ownRow)];
}

/** What the stack's file says of a limit that nothing of the stack holds. */
function ownRow({
  hostname = "every hostname",
  name,
  path,
  requestsPerMinute,
}: NonNullable<RuleContext["applicationLimits"]>[number]): ReportLimit {
  return {
    name,
    route: `${hostname}${path}`,
    requests: requestsPerMinute,
    windowSeconds: 60,
    layer: "the application, not checked here",
    counted: "as the application does it",
    hits: "wherever the application writes them",
    burst: "not known here",
  };
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
    burst: "offered by neither layer",
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
