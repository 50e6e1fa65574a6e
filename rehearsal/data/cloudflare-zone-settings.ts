import type { Plan } from "./cloudflare-plans.ts";

/** One setting of a zone: what it may be, and from which plan it can be changed. */
export interface ZoneSettingFact {
  readonly values:
    | readonly (string | number)[]
    | { readonly min: number; readonly max: number }
    | "hsts"
    | "ciphers"
    | "enabled";
  /** Default: every plan. */
  readonly plan?: Plan;
  /** Single values that need a dearer plan. */
  readonly valuePlans?: Readonly<Record<string, Plan>>;
}

const SWITCH: ZoneSettingFact = { values: ["on", "off"] };

/** Seconds that browsers keep files (Cloudflare API reference, zone settings, from memory, 2026-11). */
const BROWSER_CACHE_TTL = [
  ...[
    0, 30, 60, 120, 300, 1200, 1800, 3600, 7200, 10_800, 14_400, 18_000, 28_800, 43_200, 57_600, 72_000,
    86_400, 172_800,
  ],
  ...[259_200, 345_600, 432_000, 691_200, 1_382_400, 2_073_600, 2_678_400, 5_356_800, 16_070_400, 31_536_000],
];

/**
 * Settings by their real ids, with underscores (Cloudflare API reference, "Zone settings", from memory, 2026-11). The
 * provider's pages print some of them in camel case, which the API refuses.
 */
export const ZONE_SETTINGS: Readonly<Record<string, ZoneSettingFact>> = {
  "0rtt": SWITCH,
  always_online: SWITCH,
  always_use_https: SWITCH,
  automatic_https_rewrites: SWITCH,
  brotli: SWITCH,
  browser_cache_ttl: { values: BROWSER_CACHE_TTL },
  browser_check: SWITCH,
  cache_level: { values: ["aggressive", "basic", "simplified"] },
  challenge_ttl: {
    values: [
      300, 900, 1800, 2700, 3600, 7200, 10_800, 14_400, 28_800, 57_600, 86_400, 604_800, 2_592_000,
      31_536_000,
    ],
  },
  ciphers: { values: "ciphers" },
  cname_flattening: { values: ["flatten_at_root", "flatten_all"], valuePlans: { flatten_all: "pro" } },
  development_mode: SWITCH,
  early_hints: SWITCH,
  email_obfuscation: SWITCH,
  h2_prioritization: { values: ["on", "off", "custom"], plan: "pro" },
  hotlink_protection: SWITCH,
  http2: { values: ["on", "off"], plan: "pro" },
  http3: SWITCH,
  image_resizing: { values: ["on", "off", "open"], plan: "business" },
  ip_geolocation: SWITCH,
  ipv6: { values: ["on", "off"], plan: "enterprise" },
  max_upload: {
    values: [100, 200, 500, 1000],
    valuePlans: { 200: "business", 500: "enterprise", 1000: "enterprise" },
  },
  min_tls_version: { values: ["1.0", "1.1", "1.2", "1.3"] },
  mirage: { values: ["on", "off"], plan: "pro" },
  nel: SWITCH,
  opportunistic_encryption: SWITCH,
  opportunistic_onion: SWITCH,
  orange_to_orange: { values: ["on", "off"], plan: "enterprise" },
  origin_error_page_pass_thru: { values: ["on", "off"], plan: "enterprise" },
  origin_max_http_version: { values: ["1", "2"] },
  polish: { values: ["off", "lossless", "lossy"], plan: "pro" },
  prefetch_preload: { values: ["on", "off"], plan: "enterprise" },
  privacy_pass: SWITCH,
  proxy_read_timeout: { values: { min: 1, max: 6000 }, plan: "enterprise" },
  pseudo_ipv4: { values: ["off", "add_header", "overwrite_header"] },
  replace_insecure_js: SWITCH,
  response_buffering: { values: ["on", "off"], plan: "enterprise" },
  rocket_loader: SWITCH,
  security_header: { values: "hsts" },
  security_level: {
    values: ["off", "essentially_off", "low", "medium", "high", "under_attack"],
    valuePlans: { off: "enterprise" },
  },
  server_side_exclude: SWITCH,
  sort_query_string_for_cache: { values: ["on", "off"], plan: "enterprise" },
  ssl: {
    values: ["off", "flexible", "full", "strict", "origin_pull"],
    valuePlans: { origin_pull: "enterprise" },
  },
  ssl_recommender: { values: "enabled" },
  tls_1_3: { values: ["on", "off", "zrt"] },
  tls_client_auth: SWITCH,
  true_client_ip_header: { values: ["on", "off"], plan: "enterprise" },
  waf: { values: ["on", "off"], plan: "pro" },
  webp: { values: ["on", "off"], plan: "pro" },
  websockets: SWITCH,
};

/** Longest HSTS life, seconds (Cloudflare API reference, security_header, from memory, 2026-11: one year). */
export const MAX_HSTS_SECONDS = 31_536_000;
