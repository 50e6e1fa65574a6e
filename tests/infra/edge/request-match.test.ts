import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { limitedRequests, oneOf, passedRequests, quoted } from "../../../infra/edge/request-match.ts";
import { limited, passed } from "../../../infra/edge/web-acl-statements.ts";
import { matchesExpression } from "../../../policies/languages/rules-expression.ts";
import { matchesStatement } from "../../../policies/languages/waf-statement.ts";
import { type WebRequest, webRequest } from "../../../policies/languages/web-request.ts";
import { readExpression } from "../../../rehearsal/services/cloudflare/expression.ts";

const HOST = "api.shop.example";
const step = fc.constantFrom("api", "API", "login", "Login", "..", ".", "", "%61pi", "%2e%2e", "x");
const request = fc.record({
  host: fc.constantFrom(HOST, "shop.example"),
  path: fc.array(step, { maxLength: 5 }).map((steps) => `/${steps.join("/")}`),
});
const pattern = fc.constantFrom("/", "/*", "/api", "/api/*", "/api/login", "/api/login/*");
const hostnames = fc.constantFrom<readonly string[]>([], [HOST], [HOST, "shop.example"]);

const byWaf = (statement: unknown, asked: WebRequest): boolean =>
  statement === undefined || matchesStatement(statement, asked);

describe("requests that are limited", () => {
  it("are the same to Cloudflare and to AWS WAF, whatever the path's spelling", () => {
    fc.assert(
      fc.property(request, pattern, hostnames, (asked, path, hosts) => {
        const wanted = { hostnames: hosts, path };
        const whole = webRequest(asked);
        expect(byWaf(limited(wanted), whole)).toBe(matchesExpression(limitedRequests(wanted), whole));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["/login", true],
    ["/LOGIN", true],
    ["/login/", true],
    ["//login", true],
    ["/x/../login", true],
    ["/%6cogin", true],
    ["/login2", false],
    ["/login/more", false],
  ])("count %s for /login: %s", (path, counted) => {
    const asked = webRequest({ host: HOST, path });
    const wanted = { hostnames: [HOST], path: "/login" };
    expect(matchesExpression(limitedRequests(wanted), asked)).toBe(counted);
    expect(byWaf(limited(wanted), asked)).toBe(counted);
  });

  it("of every path and hostname need no condition in either layer", () => {
    expect(limitedRequests({ hostnames: [], path: "/*" })).toBe("true");
    expect(limited({ hostnames: [], path: "/*" })).toBeUndefined();
  });
});

describe("requests that pass", () => {
  it("are the same to Cloudflare and to AWS WAF, and only in the written spelling", () => {
    fc.assert(
      fc.property(request, fc.constantFrom("/api", "/api/*", "/api/login"), (asked, path) => {
        const whole = webRequest(asked);
        const edge = matchesExpression(passedRequests([{ hostname: HOST, path }]), whole);
        expect(byWaf(passed({ hostname: HOST, path }), whole)).toBe(edge);
        if (edge) expect(asked.host === HOST && asked.path.startsWith("/api")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["/hooks/a", true],
    ["/Hooks/a", false],
    ["/hooks", false],
    ["/hooks/../login", false],
    ["/login/../hooks/a", false],
    ["/hooks/%2e%2e/login", false],
    ["//hooks/a", false],
  ])("below /hooks are asked as %s: %s", (path, let_) => {
    const asked = webRequest({ host: HOST, path });
    const route = { hostname: HOST, path: "/hooks/*" };
    expect(matchesExpression(passedRequests([route]), asked)).toBe(let_);
    expect(matchesStatement(passed(route), asked)).toBe(let_);
  });
});

describe("expressions", () => {
  it.each([
    limitedRequests({ hostnames: [HOST, "shop.example"], path: "/api/*" }),
    limitedRequests({ hostnames: [], path: "/" }),
    passedRequests([
      { hostname: HOST, path: "/a/*" },
      { hostname: HOST, path: "/b" },
    ]),
  ])("are ones that the rehearsal's Cloudflare reads: %s", (expression) => {
    expect(readExpression(expression)).not.toHaveProperty("fault");
  });

  it("keep a quote and a backslash inside their text", () => {
    const field = 'http.request.headers["x"][0]';
    for (const value of ['a"b', "a\\b", 'a" or true']) {
      const asked = webRequest({ host: HOST, path: "/", headers: { x: value } });
      expect(matchesExpression(oneOf(field, [value]), asked)).toBe(true);
      expect(matchesExpression(oneOf(field, ["other", value]), asked)).toBe(true);
      expect(matchesExpression(`${field} eq ${quoted("other")}`, asked)).toBe(false);
    }
  });
});
