import type { CloudflarePlan } from "../config/cloudflare-settings.ts";
import type { Source } from "./fact.ts";

export const source: Source = {
  unit: "number of rules, seconds, or labels below the zone's name",
  url: "https://developers.cloudflare.com/rules/transform/#availability",
  readOn: "2026-11",
};

/** Rate limiting and the firewall; the stored copy that was read bears no date. */
export const firewallSource: Source = {
  unit: "number of rules, seconds",
  url: "https://developers.cloudflare.com/waf/rate-limiting-rules/#availability",
  readOn: "2026-11",
};

export interface PlanFacts {
  /** Rules in the response-header phase together with the other transform rules. */
  readonly transformRules: number;
  /** Labels below the zone's name that the universal certificate covers, on every plan (the zone itself and `*.zone`). */
  readonly certificateDepth: number;
  /** Rules of the phase `http_ratelimit`. */
  readonly rateRules: number;
  /** Longest period that a rate limit counts over, in seconds; the free plan has this one only. */
  readonly ratePeriodSeconds: number;
  /** Rules of the phase `http_request_firewall_custom`. */
  readonly customRules: number;
  /** Rules of the phase `http_request_cache_settings`. */
  readonly cacheRules: number;
  /** The Cloudflare managed and the OWASP ruleset can be switched on. */
  readonly managedRulesets: boolean;
}

export const cloudflarePlans: Readonly<Record<CloudflarePlan, PlanFacts>> = {
  free: {
    ...{ transformRules: 10, certificateDepth: 1, rateRules: 1, ratePeriodSeconds: 10 },
    ...{ customRules: 5, cacheRules: 10, managedRulesets: false },
  },
  pro: {
    ...{ transformRules: 25, certificateDepth: 1, rateRules: 2, ratePeriodSeconds: 60 },
    ...{ customRules: 20, cacheRules: 25, managedRulesets: true },
  },
  business: {
    ...{ transformRules: 50, certificateDepth: 1, rateRules: 5, ratePeriodSeconds: 600 },
    ...{ customRules: 100, cacheRules: 50, managedRulesets: true },
  },
  enterprise: {
    ...{ transformRules: 300, certificateDepth: 1, rateRules: 5, ratePeriodSeconds: 65_535 },
    ...{ customRules: 1000, cacheRules: 300, managedRulesets: true },
  },
};
