import { describe, expect, it } from "@jest/globals";
import type { Settings } from "../../../infra/config/settings.ts";
import { webAclRules } from "../../../infra/edge/web-acl-rules.ts";
import { rulesFailures } from "../../../rehearsal/services/aws/wafv2-rules.ts";
import { exampleSettings } from "../example-settings.ts";

const BASE = exampleSettings();
const whole: Settings = {
  ...BASE,
  edge: {
    ...BASE.edge,
    waf: { managedBy: "load balancer", loadBalancer: true },
    cors: {
      origins: ["https://shop.example", "https://www.shop.example"],
      headers: [],
      credentials: false,
      preflight: "edge",
    },
  },
  bypass: [{ name: "hook", hostname: "api.shop.example", path: "/hooks/*", purpose: "webhook" }],
  maintenance: { enabled: false, message: "Back soon.", variables: {} },
  limits: [
    ...[
      { name: "api", path: "/*", requestsPerMinute: 1000 },
      { name: "login", path: "/login", requestsPerMinute: 10 },
    ].map((limit) => ({
      ...limit,
      hostname: undefined,
      purpose: "api" as const,
      layer: "load balancer" as const,
    })),
    {
      ...{ name: "edge", hostname: undefined, path: "/x", requestsPerMinute: 5 },
      purpose: "other",
      layer: "cloudflare",
    },
  ],
};
const names = (settings: Settings) =>
  [...webAclRules(settings, "shop-staging")]
    .sort((a, b) => Number(a.priority) - Number(b.priority))
    .map(({ name }) => name);

describe("webAclRules", () => {
  it("are asked in the order attacks, bypass, maintenance, preflights, limits, the tightest first", () => {
    expect(names(whole)).toEqual([
      "AWSManagedRulesCommonRuleSet",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "AWSManagedRulesSQLiRuleSet",
      "bypass",
      "maintenance",
      "preflight",
      "limit-login",
      "limit-api",
    ]);
  });

  it("are rules that the rehearsal's AWS WAF takes", () => {
    const bodies = ["maintenance", "limited"].map((key) => ({
      key,
      content: "x",
      contentType: "TEXT_PLAIN",
    }));
    const rules = JSON.parse(JSON.stringify(webAclRules(whole, "shop-staging"))) as unknown;
    expect(rulesFailures({ rules, customResponseBodies: bodies })).toEqual([]);
  });

  it("leave to Cloudflare what it holds, and are none where nothing is asked", () => {
    const edge = { ...whole.edge, waf: { managedBy: "cloudflare" as const, loadBalancer: true } };
    expect(names({ ...whole, edge })).not.toContain("AWSManagedRulesCommonRuleSet");
    expect(names(BASE)).toEqual([]);
  });

  it("turn from counting to refusing by one word, and change nothing else", () => {
    const on = { ...whole, maintenance: { enabled: true, message: "Back soon.", variables: {} } };
    const [before, after] = [webAclRules(whole, "a"), webAclRules(on, "a")];
    const changed = after.filter((rule, index) => JSON.stringify(rule) !== JSON.stringify(before[index]));
    expect(changed.map(({ name }) => name)).toEqual(["maintenance"]);
    expect(changed[0]?.action).toMatchObject({ block: { customResponse: { responseCode: 503 } } });
  });

  it("label what is above a limit, and nothing that maintenance counts", () => {
    const labelled = webAclRules(whole, "a").filter(({ ruleLabels }) => ruleLabels !== undefined);
    expect(labelled.map(({ name }) => name)).toEqual(["limit-login", "limit-api"]);
  });
});
