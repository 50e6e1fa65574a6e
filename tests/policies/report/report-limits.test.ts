import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { reportLimits } from "../../../policies/report/report-limits.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { rateRule, webAcl, zoneLimit, zoneRuleset } from "../example-edge.ts";
import { CONTEXT } from "../rule-table.ts";

const VIEWS = [
  ...webAcl([rateRule(1000), rateRule(60, {}, "/admin")]),
  zoneRuleset("http_ratelimit", zoneLimit(10)),
];

describe("reportLimits", () => {
  it("lists the limits of both layers, the tightest first", () => {
    expect(reportLimits(indexViews(VIEWS), CONTEXT)).toEqual([
      {
        name: "limit",
        route: 'http.host eq "api.shop.example"',
        requests: 10,
        windowSeconds: 60,
        layer: "Cloudflare",
        counted: "address and data centre",
        hits: "Cloudflare's dashboard: Security, Events",
        burst: "offered by neither layer",
      },
      {
        name: "limit-60",
        route: "/admin",
        requests: 60,
        windowSeconds: 60,
        layer: "AWS WAF on the load balancer",
        counted: "address",
        hits: "the web ACL's log",
        burst: "offered by neither layer",
      },
      {
        name: "limit-1000",
        route: "every request",
        requests: 1000,
        windowSeconds: 60,
        layer: "AWS WAF on the load balancer",
        counted: "address",
        hits: "the web ACL's log",
        burst: "offered by neither layer",
      },
    ]);
  });

  it("says of a limit that counts callers together that it does", () => {
    const views = webAcl([rateRule(10, { aggregateKeyType: "IP" })]);
    expect(reportLimits(indexViews(views), CONTEXT)[0]?.counted).toBe("several callers together");
  });

  it("lists after them what the stack's file says the application holds, and that nobody looked", () => {
    const own = (name: string, requestsPerMinute: number, hostname?: string) => ({
      ...{ name, hostname, path: "/*", requestsPerMinute },
    });
    const applicationLimits = [own("all", 600), own("login", 10, "api.shop.example")];
    expect(reportLimits(indexViews([]), { ...CONTEXT, applicationLimits })).toEqual([
      {
        name: "login",
        route: "api.shop.example/*",
        requests: 10,
        windowSeconds: 60,
        layer: "the application, not checked here",
        counted: "as the application does it",
        hits: "wherever the application writes them",
        burst: "not known here",
      },
      expect.objectContaining({ name: "all", route: "every hostname/*" }),
    ]);
  });

  it("is empty while rules are not known", () => {
    expect(reportLimits(indexViews(webAcl(UNKNOWN)), CONTEXT)).toEqual([]);
  });
});
