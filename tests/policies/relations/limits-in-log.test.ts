import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { asksForLimitHits, limitsInLog } from "../../../policies/relations/limits-in-log.ts";
import type { ResourceView } from "../../../policies/resource-view.ts";
import { rateRule, webAcl, zoneLimit, zoneRuleset } from "../example-edge.ts";

const seen = (...views: readonly ResourceView[]) => limitsInLog(indexViews(views));
const atEdge = zoneRuleset("http_ratelimit", zoneLimit(10, { ref: "login" }));
const behind = webAcl([rateRule(100), rateRule(1000)]);

describe("limitsInLog", () => {
  it("names the limits whose hits AWS WAF writes down", () => {
    expect(seen(...behind)).toEqual({
      state: "met",
      property: "hits in that log",
      expected: "of a limit of this stack",
      found: "of limit-100, limit-1000, which AWS WAF holds",
    });
  });

  it("names openly the limits of Cloudflare, whose hits are in no log of the stack", () => {
    expect(seen(...behind, atEdge)).toMatchObject({
      state: "met",
      found:
        "of limit-100, limit-1000, which AWS WAF holds; not of login: Cloudflare shows those in its dashboard under Security, Events",
    });
  });

  it("is violated where the log can hold no hit at all", () => {
    expect(seen(atEdge)).toMatchObject({
      state: "violated",
      found: "of no limit; not of login: Cloudflare shows those in its dashboard under Security, Events",
    });
  });

  it("has nothing to say of a stack without limits", () => {
    expect(seen(...webAcl([]))).toBeUndefined();
  });
});

describe("asksForLimitHits", () => {
  it.each([
    ['terminatingRuleType = "RATE_BASED"', true],
    ["action='BLOCK' and terminatingRuleType='RATE_BASED'", true],
    ['terminatingRuleType = "REGULAR"', false],
    ['terminatingRuleType = "RATE_BASED" or action = "BLOCK"', false],
    ['event = "login_failed"', false],
  ])("of the filter %s: %s", (filter, asks) => {
    expect(asksForLimitHits(filter)).toBe(asks);
  });
});
