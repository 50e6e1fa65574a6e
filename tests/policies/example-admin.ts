import { ACCESS_POLICY } from "../../policies/relations/access-applications.ts";
import { ACCESS_APPLICATION } from "../../policies/relations/passing-requests.ts";
import { RULESET } from "../../policies/relations/response-headers.ts";
import type { ResourceView } from "../../policies/resource-view.ts";
import { view } from "./rule-table.ts";

/** What a stack's file says that names one admin route. */
export const ADMIN = {
  adminRoutes: [{ hostname: "api.shop.example", path: "/admin" }],
  adminCidrs: ["203.0.113.0/24", "2001:db8::/48"],
} as const;

const AT = 'http.host eq "api.shop.example"';
const PATH = "lower(http.request.uri.path)";

/** An expression for that route and all below it. */
export const ROUTE = `${AT} and (${PATH} eq "/admin" or starts_with(${PATH}, "/admin/"))`;

/** The expression of a rule that refuses it to all others. */
export const STRANGERS = `(${ROUTE}) and not ip.src in {203.0.113.0/24 2001:db8::/48}`;

/** A zone's custom firewall with these rules. */
export function firewall(...rules: readonly Readonly<Record<string, unknown>>[]): ResourceView {
  return view(RULESET, "edge-firewall", {
    phase: "http_request_firewall_custom",
    rules: rules.map((rule) => ({ action: "block", enabled: true, ...rule })),
  });
}

export const staff = view(ACCESS_POLICY, "admin-access-policy", {
  decision: "allow",
  includes: [{ email: { email: "ops@shop.example" } }],
  sessionDuration: "8h",
});

export const login = view(ACCESS_APPLICATION, "admin-access-api", {
  type: "self_hosted",
  destinations: [{ type: "public", uri: "api.shop.example/admin" }],
  policies: [{ id: "p1", precedence: 1 }],
  sessionDuration: "8h",
});
