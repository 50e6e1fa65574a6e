/** Fields of the rules language that speak of the request (Cloudflare, "Fields reference", from memory, 2026-11). */
export const REQUEST_FIELDS: ReadonlySet<string> = new Set([
  ...["http.cookie", "http.host", "http.referer", "http.user_agent", "http.x_forwarded_for", "ssl", "ip.src"],
  ...[
    "http.request.accepted_languages",
    "http.request.cookies",
    "http.request.full_uri",
    "http.request.headers",
  ],
  ...[
    "http.request.headers.names",
    "http.request.headers.values",
    "http.request.headers.truncated",
    "http.request.method",
  ],
  ...[
    "http.request.timestamp.sec",
    "http.request.timestamp.msec",
    "http.request.uri",
    "http.request.uri.args",
  ],
  ...[
    "http.request.uri.args.names",
    "http.request.uri.args.values",
    "http.request.uri.path",
    "http.request.uri.path.extension",
  ],
  ...["http.request.uri.query", "http.request.version", "http.request.body.raw", "http.request.body.size"],
  ...[
    "http.request.body.form",
    "http.request.body.form.names",
    "http.request.body.form.values",
    "http.request.body.mime",
  ],
  ...[
    "http.request.body.truncated",
    "http.request.jwt.claims.iss",
    "http.request.jwt.claims.sub",
    "http.request.jwt.claims.aud",
  ],
  ...[
    "raw.http.request.full_uri",
    "raw.http.request.uri",
    "raw.http.request.uri.path",
    "raw.http.request.uri.query",
  ],
  ...[
    "raw.http.request.uri.args",
    "raw.http.request.uri.path.extension",
    "ip.geoip.asnum",
    "ip.geoip.continent",
  ],
  ...["ip.geoip.country", "ip.geoip.is_in_european_union", "ip.src.asnum", "ip.src.city", "ip.src.continent"],
  ...[
    "ip.src.country",
    "ip.src.is_in_european_union",
    "ip.src.lat",
    "ip.src.lon",
    "ip.src.postal_code",
    "ip.src.region",
  ],
  ...["ip.src.region_code", "ip.src.metro_code", "ip.src.timezone.name", "cf.bot_management.score"],
  ...["cf.bot_management.verified_bot", "cf.bot_management.static_resource", "cf.bot_management.ja3_hash"],
  ...[
    "cf.bot_management.ja4",
    "cf.bot_management.js_detection.passed",
    "cf.bot_management.corporate_proxy",
    "cf.client.bot",
  ],
  ...[
    "cf.colo.name",
    "cf.colo.region",
    "cf.edge.client_port",
    "cf.edge.client_tcp",
    "cf.edge.server_ip",
    "cf.edge.server_port",
  ],
  ...[
    "cf.hostname.metadata",
    "cf.metal.id",
    "cf.random_seed",
    "cf.ray_id",
    "cf.threat_score",
    "cf.tls_cipher",
  ],
  ...[
    "cf.tls_client_auth.cert_presented",
    "cf.tls_client_auth.cert_revoked",
    "cf.tls_client_auth.cert_verified",
  ],
  ...[
    "cf.tls_client_auth.cert_fingerprint_sha256",
    "cf.tls_version",
    "cf.verified_bot_category",
    "cf.waf.auth_detected",
  ],
  ...[
    "cf.waf.content_scan.has_malicious_obj",
    "cf.waf.content_scan.has_obj",
    "cf.waf.credential_check.password_leaked",
  ],
  ...[
    "cf.waf.credential_check.username_and_password_leaked",
    "cf.waf.score",
    "cf.waf.score.class",
    "cf.waf.score.rce",
  ],
  ...[
    "cf.waf.score.sqli",
    "cf.waf.score.xss",
    "cf.worker.upstream_zone",
    "cf.zone.name",
    "cf.zone.plan",
    "cf.unique_visitor_id",
  ],
]);

/** Fields that speak of the response: known only in phases that come after the origin's answer. */
export const RESPONSE_FIELDS: ReadonlySet<string> = new Set([
  ...[
    "http.response.code",
    "http.response.headers",
    "http.response.headers.names",
    "http.response.headers.values",
  ],
  ...[
    "http.response.content_type.media_type",
    "raw.http.response.headers",
    "cf.response.1xxx_code",
    "cf.response.error_type",
  ],
]);

/** Functions of the rules language (Cloudflare, "Functions", from memory, 2026-11). */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  ...[
    "all",
    "any",
    "bit_slice",
    "cidr",
    "cidr6",
    "concat",
    "decode_base64",
    "encode_base64",
    "ends_with",
    "has_key",
    "has_value",
  ],
  ...[
    "is_timed_hmac_valid_v0",
    "join",
    "len",
    "lookup_json_integer",
    "lookup_json_string",
    "lower",
    "regex_replace",
  ],
  ...[
    "remove_bytes",
    "remove_query_args",
    "sha256",
    "split",
    "starts_with",
    "substring",
    "to_string",
    "upper",
    "url_decode",
  ],
  ...["uuidv4", "wildcard_replace"],
]);

/**
 * Words between two values, and those that stand between or before conditions (Cloudflare, "Operators and
 * grouping symbols").
 */
export const COMPARISONS: ReadonlySet<string> = new Set([
  ...[
    "eq",
    "ne",
    "lt",
    "le",
    "gt",
    "ge",
    "contains",
    "matches",
    "wildcard",
    "strict",
    "in",
    "==",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "~",
  ],
]);
export const CONNECTIVES: ReadonlySet<string> = new Set(["and", "or", "xor", "&&", "||", "^^"]);
