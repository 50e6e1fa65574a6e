import type { CloudflarePlan } from "../config/cloudflare-settings.ts";
import type { EdgeSettings } from "../config/edge-settings.ts";
import type { BypassSettings } from "../config/traffic-settings.ts";
import { oneOf, passedRequests } from "./request-match.ts";

/** One rule of Cloudflare's phase `http_request_firewall_custom`. */
export interface FirewallRule {
  readonly ref: string;
  readonly description: string;
  readonly expression: string;
  readonly action: "skip" | "block";
  readonly actionParameters?: {
    /** `current`: the rules below in this list. */
    readonly ruleset?: "current";
    readonly phases?: readonly string[];
    readonly products?: readonly string[];
  };
  readonly enabled: true;
}

/** Cloudflare's products that challenge or limit (WAF documentation, "Available skip options", from memory, 2026-11). */
const CHALLENGERS = ["bic", "hot", "rateLimit", "securityLevel", "uaBlock", "zoneLockdown"] as const;

export interface FirewallWanted {
  readonly plan: CloudflarePlan;
  readonly bypass: readonly BypassSettings[];
  readonly cors: EdgeSettings["cors"];
}

/**
 * First rules of the zone's only ruleset of that phase; whoever blocks or challenges stands behind them. Managed rules are
 * not skipped: a webhook's body is as strange as any other, and they block without a challenge.
 */
export function firewallRules({ bypass, cors, plan }: FirewallWanted): readonly FirewallRule[] {
  const rules: FirewallRule[] = [];
  if (bypass.length > 0) {
    rules.push({
      ref: "bypass",
      description: "Webhooks and health pass limits and challenges",
      expression: passedRequests(bypass),
      action: "skip",
      actionParameters: {
        ruleset: "current",
        // Super Bot Fight Mode is a phase of its own from the plan pro on.
        phases: plan === "free" ? ["http_ratelimit"] : ["http_ratelimit", "http_request_sbfm"],
        products: CHALLENGERS,
      },
      enabled: true,
    });
  }
  if (cors.preflight === "edge") {
    rules.push({
      ref: "preflight",
      description: "Preflights that the edge answers count for no limit",
      expression: `http.request.method eq "OPTIONS" and (${oneOf('http.request.headers["origin"][0]', cors.origins)})`,
      action: "skip",
      actionParameters: { phases: ["http_ratelimit"] },
      enabled: true,
    });
  }
  return rules;
}
