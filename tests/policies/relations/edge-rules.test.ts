import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { webRequest } from "../../../policies/languages/web-request.ts";
import { isManagedGroup, webAclRules, zoneRules } from "../../../policies/relations/edge-rules.ts";
import { type ResourceView, UNKNOWN } from "../../../policies/resource-view.ts";
import { allowRule, pathIs, rateRule, webAcl, zoneRuleset } from "../example-edge.ts";

const PHASE = "http_request_firewall_custom";
const asked = (path: string) => webRequest({ host: "api.shop.example", path });
const zone = (...rules: readonly Readonly<Record<string, unknown>>[]) =>
  zoneRules(indexViews([zoneRuleset(PHASE, ...rules)]), PHASE);
const acl = (rules: unknown, ...more: readonly ResourceView[]) =>
  webAclRules(indexViews([...webAcl(rules), ...more]));

describe("zoneRules", () => {
  it("are those of the phase that are on, in their order, under their names", () => {
    const rules = zone(
      { ref: "a", description: "A", expression: "true", action: "block" },
      { ref: "off", expression: "true", action: "block", enabled: false },
      { description: "B", expression: "true", action: "skip", enabled: true },
      { expression: "true", action: "log" },
    );
    expect(rules.map(({ action, layer, name, path }) => [name, action, path, layer])).toEqual([
      ["a", "block", "rules[0]", "cloudflare"],
      ["B", "skip", "rules[2]", "cloudflare"],
      ["rules[3]", "log", "rules[3]", "cloudflare"],
    ]);
    expect(zoneRules(indexViews([zoneRuleset("http_ratelimit", {})]), PHASE)).toEqual([]);
  });

  it("match as their expression says", () => {
    const [rule] = zone({ expression: 'http.request.uri.path eq "/a"', action: "block" });
    expect(rule?.matches(asked("/a"))).toBe(true);
    expect(rule?.matches(asked("/b"))).toBe(false);
  });

  it("are undecided where their words are not understood, with the place", () => {
    const [rule] = zone({ expression: "cf.threat_score gt 10", action: "block" });
    expect(() => rule?.matches(asked("/"))).toThrow("rules[0].expression: not understood: cf.threat_score");
  });
});

describe("webAclRules", () => {
  it("are asked in the order of their priorities, not in that of the file", () => {
    const rules = acl([rateRule(10), allowRule("/hook")]);
    expect(rules.map(({ action, layer, name, path }) => [name, action, path, layer])).toEqual([
      ["bypass", "allow", "rules[1]", "load balancer"],
      ["limit-10", "block", "rules[0]", "load balancer"],
    ]);
  });

  it("are none of an ACL that stands before nothing, and once of one that stands before two", () => {
    const [alone, place] = webAcl([rateRule(10)]);
    expect(webAclRules(indexViews([alone]))).toEqual([]);
    const second = { ...place, urn: `${place.urn}-2` };
    expect(acl([rateRule(10)], second)).toHaveLength(1);
  });

  it("match what a limit counts: its scope, or every request without one", () => {
    const matched = (path?: string) => acl([rateRule(10, {}, path)])[0]?.matches(asked("/a"));
    expect([matched(undefined), matched("/a"), matched("/b")]).toEqual([true, true, false]);
  });

  it("are undecided where a statement is not understood or not known, with the place", () => {
    const of = (statement: unknown) => () =>
      acl([{ name: "a", action: {}, statement }])[0]?.matches(asked("/"));
    expect(of({ geoMatchStatement: { countryCodes: ["ID"] } })).toThrow(
      "rules[0].statement: not understood: geoMatchStatement",
    );
    expect(of(UNKNOWN)).toThrow("rules[0].statement");
    expect(() => acl(UNKNOWN)).toThrow("rules: not known before the update");
  });
});

describe("isManagedGroup", () => {
  it("is a rule that stands for a group of AWS's, and no other", () => {
    const group = { name: "g", statement: { managedRuleGroupStatement: { vendorName: "AWS", name: "a" } } };
    expect(acl([group, { name: "own", priority: 2, statement: pathIs("/") }]).map(isManagedGroup)).toEqual([
      true,
      false,
    ]);
  });
});
