import { describe, expect, it } from "@jest/globals";
import { adminRules } from "../../../infra/edge/admin-rules.ts";
import { readExpression } from "../../../rehearsal/services/cloudflare/expression.ts";

const ADMIN = {
  routes: [
    { hostname: "api.shop.example", paths: ["/admin", "/Ops"] },
    { hostname: "shop.example", paths: ["/staff"] },
  ],
  allowedCidrs: ["203.0.113.0/24", "2001:db8::/48"],
  access: { emails: ["ops@shop.example"], emailDomains: [], sessionHours: 8 },
};

describe("adminRules", () => {
  it("are none without admin routes", () => {
    expect(adminRules(undefined)).toEqual([]);
  });

  it("refuse all routes in one rule, each with what is below it and in either case", () => {
    const [rule, ...others] = adminRules(ADMIN);
    expect(others).toEqual([]);
    expect(rule).toMatchObject({ ref: "admin_addresses", action: "block", enabled: true });
    expect(rule?.expression).toBe(
      '(((http.host eq "api.shop.example") and (lower(http.request.uri.path) eq "/admin" or starts_with(lower(http.request.uri.path), "/admin/"))) or ' +
        '((http.host eq "api.shop.example") and (lower(http.request.uri.path) eq "/ops" or starts_with(lower(http.request.uri.path), "/ops/"))) or ' +
        '((http.host eq "shop.example") and (lower(http.request.uri.path) eq "/staff" or starts_with(lower(http.request.uri.path), "/staff/")))) ' +
        "and not ip.src in {203.0.113.0/24 2001:db8::/48}",
    );
  });

  it("say it in words that Cloudflare reads, without a regular expression, which the free plan lacks", () => {
    const read = readExpression(adminRules(ADMIN)[0]?.expression ?? "");
    expect(read).toMatchObject({ usesRegex: false });
  });
});
