import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { reportLimits } from "../../../policies/report/report-limits.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { rateRule, webAcl, zoneLimit, zoneRuleset } from "../example-edge.ts";

const VIEWS = [
  ...webAcl([rateRule(1000), rateRule(60, {}, "/admin")]),
  zoneRuleset("http_ratelimit", zoneLimit(10)),
];

describe("reportLimits", () => {
  it("lists the limits of both layers, the tightest first", () => {
    expect(reportLimits(indexViews(VIEWS))).toEqual([
      {
        name: "limit",
        route: 'http.host eq "api.shop.example"',
        requests: 10,
        windowSeconds: 60,
        layer: "Cloudflare",
        counted: "address and data centre",
        hits: "Cloudflare's dashboard: Security, Events",
      },
      {
        name: "limit-60",
        route: "/admin",
        requests: 60,
        windowSeconds: 60,
        layer: "AWS WAF on the load balancer",
        counted: "address",
        hits: "the web ACL's log",
      },
      {
        name: "limit-1000",
        route: "every request",
        requests: 1000,
        windowSeconds: 60,
        layer: "AWS WAF on the load balancer",
        counted: "address",
        hits: "the web ACL's log",
      },
    ]);
  });

  it("says of a limit that counts callers together that it does", () => {
    const views = webAcl([rateRule(10, { aggregateKeyType: "IP" })]);
    expect(reportLimits(indexViews(views))[0]?.counted).toBe("several callers together");
  });

  it("is empty while rules are not known", () => {
    expect(reportLimits(indexViews(webAcl(UNKNOWN)))).toEqual([]);
  });
});
