import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { webRequest } from "../../../policies/languages/web-request.ts";
import {
  isRefused,
  limitsOn,
  perMinute,
  type RateLimit,
  rateLimits,
  skipsPhase,
} from "../../../policies/relations/rate-limits.ts";
import type { ResourceView } from "../../../policies/resource-view.ts";
import {
  allowRule,
  pathIs,
  rateRule,
  skipRule,
  webAcl,
  writesRule,
  zoneLimit,
  zoneRuleset,
} from "../example-edge.ts";

const CUSTOM = "http_request_firewall_custom";
const PHASE = "http_ratelimit";
const asked = (path = "/hook", method = "POST") => webRequest({ method, host: "api.shop.example", path });
const facts = (...views: readonly ResourceView[]) =>
  rateLimits(indexViews(views)).map(({ byAddress, countsAll, refuses, requests, windowSeconds }) => ({
    byAddress,
    countsAll,
    refuses,
    requests,
    windowSeconds,
  }));
const names = (views: readonly ResourceView[], request = asked()) =>
  limitsOn(indexViews(views), request).map(({ rule }) => rule.name);

describe("rateLimits", () => {
  const WHOLE = { byAddress: true, countsAll: true, refuses: true, requests: 10, windowSeconds: 60 };

  it("are Cloudflare's and AWS WAF's, and no other rule", () => {
    expect(facts(...webAcl([allowRule("/a"), rateRule(20)]), zoneRuleset(PHASE, zoneLimit(10)))).toEqual([
      WHOLE,
      { ...WHOLE, requests: 20 },
    ]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, object]>([
    ["only logs", { action: "log" }, { refuses: false }],
    [
      "counts all addresses together",
      { ratelimit: { characteristics: ["cf.colo.id"], period: 60, requestsPerPeriod: 10 } },
      { byAddress: false },
    ],
    [
      "counts addresses by a header too",
      { ratelimit: { characteristics: ["ip.src", "http.host"], period: 60, requestsPerPeriod: 10 } },
      { byAddress: false },
    ],
    [
      "counts nothing",
      {
        ratelimit: {
          characteristics: ["ip.src"],
          period: 60,
          requestsPerPeriod: 10,
          countingExpression: "false",
        },
      },
      { countsAll: false },
    ],
    [
      "counts what its own expression means",
      {
        expression: "true",
        ratelimit: {
          characteristics: ["ip.src"],
          period: 60,
          requestsPerPeriod: 10,
          countingExpression: "true",
        },
      },
      {},
    ],
    [
      "counts only what reaches the origin",
      {
        ratelimit: { characteristics: ["ip.src"], period: 60, requestsPerPeriod: 10, requestsToOrigin: true },
      },
      { countsAll: false },
    ],
    [
      "counts over ten seconds",
      { ratelimit: { characteristics: ["ip.src"], period: 10, requestsPerPeriod: 10 } },
      { windowSeconds: 10 },
    ],
  ])("say of a limit of Cloudflare's that it %s", (_, more, difference) => {
    expect(facts(zoneRuleset(PHASE, zoneLimit(10, more)))).toEqual([{ ...WHOLE, ...difference }]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, object]>([
    [
      "counts the edge's own addresses",
      { aggregateKeyType: "IP", forwardedIpConfig: undefined },
      { byAddress: false },
    ],
    [
      "trusts a header that a caller writes",
      { forwardedIpConfig: { headerName: "X-Forwarded-For" } },
      { byAddress: false },
    ],
    ["names the header in other letters", { forwardedIpConfig: { headerName: "cf-connecting-ip" } }, {}],
    ["counts over AWS WAF's own five minutes", { evaluationWindowSec: undefined }, { windowSeconds: 300 }],
  ])("say of a limit of AWS WAF's that it %s", (_, more, difference) => {
    expect(facts(...webAcl([rateRule(10, more)]))).toEqual([{ ...WHOLE, ...difference }]);
  });
});

describe("perMinute", () => {
  const limit = (requests: number, windowSeconds: number) => ({ requests, windowSeconds }) as RateLimit; // all that is read

  it("holds a window of ten seconds six times in a minute", () => {
    expect([limit(10, 60), limit(10, 10)].map(perMinute)).toEqual([10, 60]);
  });

  it("holds all of a longer window in its first minute", () => {
    expect([limit(600, 3600), limit(10, 61)].map(perMinute)).toEqual([600, 10]);
  });

  it("is no limit without a window", () => {
    expect(perMinute(limit(10, 0))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("limitsOn", () => {
  const zone = zoneRuleset(PHASE, zoneLimit(10));

  it("are those of both layers that mean the request", () => {
    expect(names([zone, ...webAcl([rateRule(20), rateRule(30, {}, "/other")])])).toEqual([
      "limit",
      "limit-20",
    ]);
  });

  it("are not Cloudflare's where a rule skips the phase", () => {
    expect(names([zone, zoneRuleset(CUSTOM, skipRule("/hook"))])).toEqual([]);
    expect(names([zone, zoneRuleset(CUSTOM, skipRule("/hook"))], asked("/login"))).toEqual(["limit"]);
  });

  it("are not AWS WAF's behind a rule that lets through or refuses for good", () => {
    expect(names(webAcl([allowRule("/hook"), rateRule(20)]))).toEqual([]);
    expect(names(webAcl([writesRule({ block: {} }), rateRule(20)]))).toEqual([]);
    expect(names(webAcl([writesRule({ block: {} }), rateRule(20)]), asked("/hook", "GET"))).toEqual([
      "limit-20",
    ]);
  });

  it("are AWS WAF's behind a rule that only counts, behind another limit, and before a rule that lets through", () => {
    expect(names(webAcl([writesRule({ count: {} }), rateRule(20)]))).toEqual(["limit-20"]);
    expect(names(webAcl([rateRule(10), { ...rateRule(20), priority: 51 }]))).toEqual([
      "limit-10",
      "limit-20",
    ]);
    expect(names(webAcl([{ ...rateRule(20), priority: 1 }, allowRule("/hook")]))).toEqual(["limit-20"]);
  });
});

describe("isRefused", () => {
  const refused = (...rules: readonly object[]) => isRefused(indexViews(webAcl(rules)), asked());

  it("is what maintenance mode does to a write, and a limit to nobody by itself", () => {
    expect(refused(writesRule({ block: {} }))).toBe(true);
    expect(refused(writesRule({ count: {} }))).toBe(false);
    expect(refused(rateRule(10))).toBe(false);
    expect(refused()).toBe(false);
  });

  it("is decided by the first rule that ends the request's way", () => {
    expect(refused(allowRule("/hook"), writesRule({ block: {} }))).toBe(false);
    expect(refused({ ...allowRule("/hook"), priority: 31 }, writesRule({ block: {} }))).toBe(true);
    const group = {
      name: "g",
      priority: 1,
      action: { block: {} },
      statement: { managedRuleGroupStatement: { vendorName: "AWS", name: "a" } },
    };
    expect(refused(group, { name: "a", priority: 2, action: { allow: {} }, statement: pathIs("/") })).toBe(
      false,
    );
  });
});

describe("skipsPhase", () => {
  const skips = (...rules: readonly Readonly<Record<string, unknown>>[]) =>
    skipsPhase(indexViews([zoneRuleset(CUSTOM, ...rules)]), asked(), PHASE);

  it("is what a rule that names the phase does, if it means the request", () => {
    expect(skips(skipRule("/hook"))).toBe(true);
    expect(skips(skipRule("/other"))).toBe(false);
    expect(skips(skipRule("/hook", { phases: ["http_request_sbfm"] }))).toBe(false);
    expect(skips({ ...skipRule("/hook"), action: "log" })).toBe(false);
  });

  it("is done by no rule below one that skips the rest of the list", () => {
    const rest = skipRule("/hook", { phases: [] });
    expect(skips(rest, skipRule("/hook"))).toBe(false);
    expect(skips({ ...rest, actionParameters: { phases: [] } }, skipRule("/hook"))).toBe(true);
  });
});
