/**
 * What a phase accepts (Cloudflare Ruleset Engine documentation, "Phases list" and each product's "Create via
 * API", from memory, 2026-11).
 */
export interface PhaseFact {
  readonly actions: readonly string[];
  /** True where expressions may speak of the response. */
  readonly response: boolean;
}

const CHALLENGES = ["block", "challenge", "js_challenge", "managed_challenge", "log"] as const;

/**
 * Phases that a zone may have rulesets in. The documentation pages of the provider print them with asterisks.
 */
export const ZONE_PHASES: Readonly<Record<string, PhaseFact>> = {
  http_request_sanitize: { actions: ["execute"], response: false },
  http_request_transform: { actions: ["rewrite"], response: false },
  http_request_dynamic_redirect: { actions: ["redirect"], response: false },
  http_config_settings: { actions: ["set_config"], response: false },
  http_request_origin: { actions: ["route"], response: false },
  ddos_l7: { actions: ["execute"], response: false },
  http_request_firewall_custom: { actions: [...CHALLENGES, "skip"], response: false },
  http_ratelimit: { actions: CHALLENGES, response: false },
  http_request_firewall_managed: { actions: ["execute", "skip", "score"], response: false },
  http_request_late_transform: { actions: ["rewrite"], response: false },
  http_request_cache_settings: { actions: ["set_cache_settings"], response: false },
  http_custom_errors: { actions: ["serve_error"], response: true },
  http_response_headers_transform: { actions: ["rewrite"], response: true },
  http_response_compression: { actions: ["compress_response"], response: true },
  http_response_cache_settings: { actions: ["set_cache_control", "set_cache_tags"], response: true },
  http_response_firewall_managed: { actions: ["execute", "skip"], response: true },
  http_log_custom_fields: { actions: ["log_custom_field"], response: true },
};

/** Phases that only an account has; a zone is refused them. */
export const ACCOUNT_PHASES: readonly string[] = [
  ...[
    "ddos_l4",
    "http_request_redirect",
    "magic_transit",
    "magic_transit_ids_managed",
    "magic_transit_managed",
  ],
  "magic_transit_ratelimit",
];
