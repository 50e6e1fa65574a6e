import type { Source } from "./fact.ts";

export const source: Source = {
  unit: "requests, seconds and number of rules",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-high-level-settings.html",
  readOn: "2026-11",
};

/** What a rate-based rule of AWS WAF can say. */
export const awsWaf = {
  /** Fewest requests of a limit, within one window. */
  leastRequests: 10,
  /** Windows that requests are counted over, in seconds. */
  windowsSeconds: [60, 120, 300, 600],
  /** Rate-based rules of one web ACL (quotas page of the same guide, from memory, 2026-11). */
  rateRules: 10,
} as const;
