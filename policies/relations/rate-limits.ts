import type { ViewIndex } from "../index-views.ts";
import type { WebRequest } from "../languages/web-request.ts";
import { type EdgeRule, isManagedGroup, webAclRules, zoneRules } from "./edge-rules.ts";

/** One limit of requests, wherever it stands. */
export interface RateLimit {
  readonly rule: EdgeRule;
  readonly requests: number;
  readonly windowSeconds: number;
  /** Requests of one address are counted together, and no others with them. */
  readonly byAddress: boolean;
  /** Every request that the rule means is counted. */
  readonly countsAll: boolean;
  /** The caller who is over it is refused, not only counted. */
  readonly refuses: boolean;
}

/** Every limit of the stack: Cloudflare's first, then AWS WAF's. */
export function rateLimits(index: ViewIndex): readonly RateLimit[] {
  return [
    ...zoneRules(index, "http_ratelimit").map(zoneLimit),
    ...webAclRules(index)
      .filter(({ read }) => read.has("statement.rateBasedStatement"))
      .map(aclLimit),
  ];
}

function zoneLimit(rule: EdgeRule): RateLimit {
  const { read } = rule;
  const counted = read.texts("ratelimit.characteristics").filter((one) => one !== "cf.colo.id");
  return {
    rule,
    requests: read.number("ratelimit.requestsPerPeriod") ?? 0,
    windowSeconds: read.number("ratelimit.period") ?? 0,
    byAddress: counted.length === 1 && counted[0] === "ip.src",
    countsAll: countsAll(rule),
    refuses: rule.action === "block",
  };
}

/** Cloudflare counts what the rule means, in its cache or not, unless told otherwise ("Rate limiting parameters", read 2026-11-27). */
function countsAll({ read }: EdgeRule): boolean {
  const counting = read.text("ratelimit.countingExpression");
  return (
    (counting === undefined || counting === read.text("expression")) &&
    !read.flag("ratelimit.requestsToOrigin", false)
  );
}

function aclLimit(rule: EdgeRule): RateLimit {
  const rate = rule.read.at("statement.rateBasedStatement");
  const forwarded = rate.text("aggregateKeyType") === "FORWARDED_IP";
  const header = rate.text("forwardedIpConfig.headerName")?.toLowerCase();
  return {
    rule,
    requests: rate.number("limit") ?? 0,
    windowSeconds: rate.number("evaluationWindowSec") ?? 300, // AWS WAF's default
    // Behind a proxy the connection's own address is the proxy's: only the header that it sets names the caller.
    byAddress: forwarded && header === "cf-connecting-ip",
    countsAll: true, // what its scope leaves out it does not mean
    refuses: rule.action === "block",
  };
}

/**
 * The most requests of a limit in any one minute: a window of ten seconds holds six times its figure, and of a longer window all
 * may come in its first minute.
 */
export function perMinute({ requests, windowSeconds }: RateLimit): number {
  return windowSeconds === 0 ? Number.POSITIVE_INFINITY : requests * Math.max(1, 60 / windowSeconds);
}

/** The limits that a request runs into: those that match it and that no earlier rule lets it pass by. */
export function limitsOn(index: ViewIndex, request: WebRequest): readonly RateLimit[] {
  const skipped = skipsPhase(index, request, "http_ratelimit");
  const reached = new Set(reachedRules(index, request));
  return rateLimits(index).filter(({ rule }) =>
    rule.layer === "cloudflare"
      ? !skipped && rule.matches(request)
      : reached.has(placeOf(rule)) && rule.matches(request),
  );
}

/** True where AWS WAF refuses the request whatever the caller did before: maintenance mode, for one. */
export function isRefused(index: ViewIndex, request: WebRequest): boolean {
  const first = webAclRules(index).find(
    (rule) => endsWay(rule) && !rule.read.has("statement.rateBasedStatement") && rule.matches(request),
  );
  return first?.action === "block";
}

/** A rule of the stack's own that lets through for good or refuses. */
function endsWay(rule: EdgeRule): boolean {
  return (rule.action === "allow" || rule.action === "block") && !isManagedGroup(rule);
}

/** True where one of the zone's own rules lets the request skip a phase. */
export function skipsPhase(index: ViewIndex, request: WebRequest, phase: string): boolean {
  for (const rule of zoneRules(index, "http_request_firewall_custom")) {
    if (rule.action !== "skip" || !rule.matches(request)) continue;
    if (rule.read.texts("actionParameters.phases").includes(phase)) return true;
    if (rule.read.text("actionParameters.ruleset") === "current") return false;
  }
  return false;
}

/** Where a rule stands, over all web ACLs. */
function placeOf({ path, urn }: EdgeRule): string {
  return `${urn} ${path}`;
}

/** Places of the web ACL's rules that are asked for the request: all up to the first that ends its way. */
function reachedRules(index: ViewIndex, request: WebRequest): readonly string[] {
  const reached: string[] = [];
  for (const rule of webAclRules(index)) {
    reached.push(placeOf(rule));
    if (endsWay(rule) && !rule.read.has("statement.rateBasedStatement") && rule.matches(request)) break;
  }
  return reached;
}
