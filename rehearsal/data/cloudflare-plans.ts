/** Cloudflare's plans, cheapest first. */
export const PLANS = ["free", "pro", "business", "enterprise"] as const;
export type Plan = (typeof PLANS)[number];

/** True where the plan is the needed one or a dearer one. */
export function planHas(plan: Plan, needed: Plan): boolean {
  return PLANS.indexOf(plan) >= PLANS.indexOf(needed);
}

type PerPlan<T> = Readonly<Record<Plan, T>>;

/**
 * Most rules of a phase in one zone (Cloudflare documentation, the "Availability" table of each product; the
 * copy read in 2026-11 is undated). A phase without a line has no limit that this rehearsal knows.
 */
export const RULE_LIMITS: Readonly<Record<string, PerPlan<number>>> = {
  http_request_firewall_custom: { free: 5, pro: 20, business: 100, enterprise: 1000 },
  http_ratelimit: { free: 1, pro: 2, business: 5, enterprise: 100 },
  http_request_transform: { free: 10, pro: 25, business: 50, enterprise: 300 },
  http_request_late_transform: { free: 10, pro: 25, business: 50, enterprise: 300 },
  http_response_headers_transform: { free: 10, pro: 25, business: 50, enterprise: 300 },
  http_request_dynamic_redirect: { free: 10, pro: 25, business: 50, enterprise: 300 },
  http_request_cache_settings: { free: 10, pro: 25, business: 50, enterprise: 300 },
  http_config_settings: { free: 10, pro: 25, business: 50, enterprise: 300 },
  http_request_origin: { free: 10, pro: 25, business: 50, enterprise: 300 },
};

/** Plans from which a whole phase can be used (same source). */
export const PHASE_PLAN: Readonly<Record<string, Plan>> = {
  http_request_firewall_managed: "pro",
  http_custom_errors: "pro",
};

/**
 * Plan from which regular expressions (`matches`, `~`, `regex_replace`) are allowed (Rules language,
 * "Operators", from memory, 2026-11).
 */
export const REGEX_PLAN: Plan = "business";
/** Plan from which the `log` action is allowed (WAF documentation, from memory, 2026-11). */
export const LOG_ACTION_PLAN: Plan = "enterprise";

/**
 * Periods of rate limiting, seconds, in a fixed list (WAF documentation, "Rate limiting parameters", read
 * 2026-11).
 */
const PERIODS = [
  10, 15, 20, 30, 40, 45, 60, 90, 120, 180, 240, 300, 480, 600, 900, 1200, 1800, 2400, 3600, 65_535,
] as const;
/** Mitigation time-outs, seconds, likewise; 0 goes on for as long as the rate is exceeded. */
const TIMEOUTS = [
  0, 10, 15, 20, 30, 40, 45, 60, 90, 120, 180, 240, 300, 480, 600, 900, 1200, 1800, 2400, 3600, 65_535,
  86_400,
] as const;

/** What rate limiting rules may say on each plan (same source). */
export const RATE_LIMITING: PerPlan<{
  readonly periods: readonly number[];
  readonly timeouts: readonly number[];
  /** Characteristics that requests may be counted by, beside `cf.colo.id`; undefined allows all. */
  readonly characteristics: readonly string[] | undefined;
  /** Fields that the expression may use; undefined allows all. */
  readonly fields: readonly string[] | undefined;
  /** Counting by what the origin answered. */
  readonly responseFields: boolean;
}> = {
  free: {
    periods: [10],
    timeouts: [10],
    characteristics: ["ip.src"],
    fields: ["http.request.uri.path", "cf.client.bot", "cf.bot_management.verified_bot"],
    responseFields: false,
  },
  pro: {
    periods: PERIODS.filter((seconds) => seconds <= 60),
    timeouts: TIMEOUTS.filter((seconds) => seconds <= 3600),
    characteristics: ["ip.src"],
    fields: proFields(),
    responseFields: false,
  },
  business: {
    periods: PERIODS.filter((seconds) => seconds <= 600),
    timeouts: TIMEOUTS,
    characteristics: ["ip.src", "cf.unique_visitor_id"],
    fields: [...proFields(), "http.request.method", "ip.src", "http.user_agent"],
    responseFields: true,
  },
  enterprise: {
    periods: PERIODS,
    timeouts: TIMEOUTS,
    characteristics: undefined,
    fields: undefined,
    responseFields: true,
  },
};

function proFields(): readonly string[] {
  return [
    ...["http.request.uri.path", "cf.client.bot", "cf.bot_management.verified_bot"],
    ...["http.host", "http.request.uri", "http.request.full_uri", "http.request.uri.query"],
  ];
}
