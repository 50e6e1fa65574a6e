import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { webRequest } from "../../../policies/languages/web-request.ts";
import { ACCESS_APPLICATION, passes } from "../../../policies/relations/passing-requests.ts";
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
import { view } from "../rule-table.ts";

const CUSTOM = "http_request_firewall_custom";
const HOOK = webRequest({ method: "POST", host: "api.shop.example", path: "/hook" });
const asked = (...views: readonly ResourceView[]) => passes(indexViews(views), HOOK, { ownsZone: false });
const LET_THROUGH = {
  state: "met",
  property: "POST api.shop.example/hook",
  expected: "let through by every rule",
  found: "let through",
};
const stopped = (by: string) => ({ ...LET_THROUGH, state: "violated", found: `stopped by ${by}` });
const managed = {
  name: "AWSManagedRulesCommonRuleSet",
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" } },
};

describe("passes", () => {
  it("lets a request through an edge without rules, and through groups that block by content alone", () => {
    expect(asked()).toEqual(LET_THROUGH);
    expect(asked(...webAcl([managed]))).toEqual(LET_THROUGH);
  });

  it.each(["block", "challenge", "js_challenge", "managed_challenge"])(
    "is stopped by Cloudflare's %s",
    (action) => {
      expect(asked(zoneRuleset(CUSTOM, { ref: "bots", expression: "true", action }))).toEqual(
        stopped("bots"),
      );
    },
  );

  it("is not stopped by a rule that only logs, or that means another request", () => {
    const rules = [
      { ref: "seen", expression: "true", action: "log" },
      { ref: "other", expression: 'http.host eq "shop.example"', action: "block" },
    ];
    expect(asked(zoneRuleset(CUSTOM, ...rules))).toEqual(LET_THROUGH);
  });

  it("is let through by a skip of the rules below, and by none of the rules above", () => {
    const bots = { ref: "bots", expression: "true", action: "block" };
    expect(asked(zoneRuleset(CUSTOM, skipRule("/hook"), bots))).toEqual(LET_THROUGH);
    expect(asked(zoneRuleset(CUSTOM, bots, skipRule("/hook")))).toEqual(stopped("bots"));
    expect(asked(zoneRuleset(CUSTOM, skipRule("/hook", { ruleset: undefined }), bots))).toEqual(
      stopped("bots"),
    );
  });

  it("is stopped by limits of both layers, and by maintenance mode also while it only counts", () => {
    const views = [
      zoneRuleset("http_ratelimit", zoneLimit(10)),
      ...webAcl([writesRule({ count: {} }), rateRule(10)]),
    ];
    expect(asked(...views)).toEqual(stopped("limit, limit-10, maintenance"));
  });

  it("is let through by AWS WAF's allow before the rules that follow, and not by one behind them", () => {
    const early = [allowRule("/hook"), writesRule({ block: {} }), rateRule(10)];
    expect(asked(...webAcl(early))).toEqual(LET_THROUGH);
    const late = [{ ...allowRule("/hook"), priority: 90 }, writesRule({ block: {} }), rateRule(10)];
    // The refusal ends the request's way: the limit behind it is never asked.
    expect(asked(...webAcl(late))).toEqual(stopped("maintenance"));
  });

  it("is not let through by an allow of another path", () => {
    const deny = { name: "deny", priority: 30, action: { block: {} }, statement: pathIs("/h") };
    expect(asked(...webAcl([allowRule("/other"), deny]))).toEqual(stopped("deny"));
  });

  it.each([
    ["its destinations", { destinations: [{ uri: "api.shop.example/hook" }] }],
    ["its domain", { domain: "API.shop.example/*" }],
    ["the list of before", { selfHostedDomains: ["api.shop.example"] }],
  ])("is stopped by a login that names the route by %s", (_, inputs) => {
    expect(asked(view(ACCESS_APPLICATION, "staff", inputs))).toEqual(stopped("the login of staff"));
  });

  it("is not stopped by a login before another path or hostname", () => {
    const application = view(ACCESS_APPLICATION, "staff", {
      destinations: [{ uri: "api.shop.example/hooks" }, { uri: "shop.example/hook" }],
    });
    expect(asked(application)).toEqual(LET_THROUGH);
  });

  it("is stopped by what asks for a browser, on the stack that owns the zone", () => {
    expect(passes(indexViews([]), HOOK, { ownsZone: true })).toEqual(stopped("the browser integrity check"));
  });
});
