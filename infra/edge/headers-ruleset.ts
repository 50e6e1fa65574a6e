import type { EdgeSettings } from "../config/edge-settings.ts";
import { CORS_METHODS, PREFLIGHT_SECONDS } from "./preflight.ts";
import { quoted } from "./request-match.ts";

/** What happens to one response header. */
export type HeaderChange =
  | { readonly operation: "set" | "add"; readonly value: string }
  | { readonly operation: "set"; readonly expression: string }
  | { readonly operation: "remove" };

/** One rule of Cloudflare's phase `http_response_headers_transform`. */
export interface HeaderRule {
  readonly ref: string;
  readonly description: string;
  readonly expression: string;
  readonly action: "rewrite";
  readonly actionParameters: { readonly headers: Readonly<Record<string, HeaderChange>> };
  readonly enabled: true;
}

/** The origin that a browser names; without the header the value is missing, and a comparison with it is false. */
const ORIGIN = 'http.request.headers["origin"][0]';
const ALLOW_ORIGIN = "Access-Control-Allow-Origin";
const ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

/**
 * The zone's only ruleset of that phase: security headers on every response and, where origins are listed, CORS.
 * No regular expression: the free plan has none (Cloudflare's Rules language, from memory, 2026-11). The header `server` is
 * Cloudflare's own and cannot be changed by a rule.
 */
export function headerRules(edge: Pick<EdgeSettings, "hsts" | "headers" | "cors">): readonly HeaderRule[] {
  const always = rule("security_headers", "Security headers on every response", "true", {
    "Content-Security-Policy": { operation: "set", value: edge.headers.contentSecurityPolicy },
    "Strict-Transport-Security": { operation: "set", value: strictTransport(edge.hsts) },
    "X-Content-Type-Options": { operation: "set", value: "nosniff" },
    "X-Frame-Options": { operation: "set", value: edge.headers.frameOptions },
    "X-XSS-Protection": { operation: "set", value: edge.headers.xssProtection },
    "X-Powered-By": { operation: "remove" },
  });
  return [always, ...corsRules(edge.cors)];
}

/** Value of Strict-Transport-Security (RFC 6797, 6.1). */
export function strictTransport(hsts: EdgeSettings["hsts"]): string {
  return `max-age=${hsts.maxAgeSeconds}${hsts.includeSubdomains ? "; includeSubDomains" : ""}`;
}

function corsRules({
  credentials,
  headers,
  origins,
  preflight,
}: EdgeSettings["cors"]): readonly HeaderRule[] {
  if (origins.length === 0) return [];
  const listed = `${ORIGIN} in {${origins.map(quoted).join(" ")}}`;
  return [
    // A cache must not give one origin's answer to another: also the answer to a request that names none.
    rule("cors_vary", "Answers differ by origin", "true", { Vary: { operation: "add", value: "Origin" } }),
    rule("cors_allow", "A listed origin may read the answer", listed, {
      [ALLOW_ORIGIN]: { operation: "set", expression: ORIGIN },
      // Preflights match too: a browser asks for the header in both answers (Fetch standard, from memory, 2026-11).
      ...(credentials ? { [ALLOW_CREDENTIALS]: { operation: "set", value: "true" } } : {}),
    }),
    // The origin's own list, or the only one where the edge answers.
    ...(headers.length === 0 && preflight === "app" ? [] : [preflightRule(headers, listed)]),
    rule("cors_refuse", "No other origin may, whatever the application says", `not (${listed})`, {
      [ALLOW_ORIGIN]: { operation: "remove" },
      [ALLOW_CREDENTIALS]: { operation: "remove" },
    }),
  ];
}

function preflightRule(headers: readonly string[], listed: string): HeaderRule {
  const asked = `http.request.method eq "OPTIONS" and (${listed})`;
  return rule("cors_preflight", "What a listed origin may send", asked, {
    "Access-Control-Allow-Methods": { operation: "set", value: CORS_METHODS.join(", ") },
    ...(headers.length === 0
      ? {}
      : { "Access-Control-Allow-Headers": { operation: "set", value: headers.join(", ") } }),
    "Access-Control-Max-Age": { operation: "set", value: String(PREFLIGHT_SECONDS) },
  });
}

function rule(
  ref: string,
  description: string,
  expression: string,
  headers: Readonly<Record<string, HeaderChange>>,
): HeaderRule {
  return { ref, description, expression, action: "rewrite", actionParameters: { headers }, enabled: true };
}
