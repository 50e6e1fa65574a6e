import type { LimitSettings } from "../config/traffic-settings.ts";
import { WINDOW_SECONDS } from "./place-limits.ts";
import { limitedRequests } from "./request-match.ts";

/** One rule of Cloudflare's phase `http_ratelimit`. */
export interface LimitRule {
  readonly ref: string;
  readonly description: string;
  readonly expression: string;
  readonly action: "block";
  readonly ratelimit: {
    readonly characteristics: readonly string[];
    readonly period: number;
    readonly requestsPerPeriod: number;
    readonly mitigationTimeout: number;
  };
  readonly enabled: true;
}

/** Requests are counted by address in each data centre; Cloudflare has no other count on these plans. */
const BY_ADDRESS = ["cf.colo.id", "ip.src"] as const;

/** The limits that Cloudflare holds. An address that is over one is told 429 for a minute. */
export function limitRules(
  limits: readonly LimitSettings[],
  hostnames: readonly string[],
): readonly LimitRule[] {
  return limits
    .filter(({ layer }) => layer === "cloudflare")
    .map(({ hostname, name, path, purpose, requestsPerMinute }) => ({
      ref: `limit_${name.replaceAll("-", "_")}`,
      description: `${name}: ${requestsPerMinute} requests a minute and address (${purpose})`,
      expression: limitedRequests({ hostnames: hostname === undefined ? hostnames : [hostname], path }),
      action: "block",
      ratelimit: {
        characteristics: BY_ADDRESS,
        period: WINDOW_SECONDS,
        requestsPerPeriod: requestsPerMinute,
        mitigationTimeout: WINDOW_SECONDS,
      },
      enabled: true,
    }));
}
