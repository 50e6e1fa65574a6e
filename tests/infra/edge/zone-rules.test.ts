import { describe, expect, it } from "@jest/globals";
import { cacheRules } from "../../../infra/edge/cache-rules.ts";
import { firewallRules } from "../../../infra/edge/firewall-rules.ts";
import { limitRules } from "../../../infra/edge/limit-rules.ts";
import { MANAGED_RULESETS, managedRules } from "../../../infra/edge/managed-rules.ts";
import { rulesetFailures } from "../../../rehearsal/services/cloudflare/ruleset-check.ts";

const CORS = { origins: ["https://shop.example"], headers: [], preflight: "edge" } as const;
const BYPASS = [
  { name: "hook", hostname: "api.shop.example", path: "/hooks/*", purpose: "webhook" },
] as const;
const LIMIT = {
  ...{ name: "login", hostname: undefined, path: "/login", requestsPerMinute: 10 },
  purpose: "login",
  layer: "cloudflare",
} as const;

const failures = (phase: string, rules: readonly object[], plan: "free" | "pro") =>
  rulesetFailures(
    { zoneId: "b".repeat(32), kind: "zone", name: "a", phase, rules: JSON.parse(JSON.stringify(rules)) },
    plan,
  );

describe("rules of the zone", () => {
  it.each(["free", "pro"] as const)("let webhooks and preflights pass on the plan %s", (plan) => {
    const rules = firewallRules({ plan, bypass: BYPASS, cors: CORS });
    expect(rules.map(({ ref }) => ref)).toEqual(["bypass", "preflight"]);
    expect(failures("http_request_firewall_custom", rules, plan)).toEqual([]);
  });

  it("skip Super Bot Fight Mode only where the plan has it", () => {
    const phases = (plan: "free" | "pro") =>
      firewallRules({ plan, bypass: BYPASS, cors: CORS })[0]?.actionParameters?.phases;
    expect(phases("free")).toEqual(["http_ratelimit"]);
    expect(phases("pro")).toEqual(["http_ratelimit", "http_request_sbfm"]);
  });

  it("are none where nothing passes and the application answers preflights", () => {
    expect(firewallRules({ plan: "pro", bypass: [], cors: { ...CORS, preflight: "app" } })).toEqual([]);
  });

  it("hold the limits of their layer for the stack's own hostnames", () => {
    const rules = limitRules([LIMIT, { ...LIMIT, name: "api", layer: "load balancer" }], ["shop.example"]);
    expect(rules.map(({ ref }) => ref)).toEqual(["limit_login"]);
    expect(rules[0]?.expression).toContain('http.host eq "shop.example"');
    expect(rules[0]?.ratelimit).toMatchObject({ period: 60, requestsPerPeriod: 10 });
    expect(failures("http_ratelimit", rules, "pro")).toEqual([]);
  });

  it("run Cloudflare's and OWASP's rules for every request", () => {
    const rules = managedRules();
    expect(rules.map(({ actionParameters }) => actionParameters.id)).toEqual(Object.values(MANAGED_RULESETS));
    expect(failures("http_request_firewall_managed", rules, "pro")).toEqual([]);
  });

  it("keep files of the named path only", () => {
    const asset = { hostname: "shop.example", path: "/assets/*", edgeSeconds: 7200, browserSeconds: 0 };
    const [rule] = cacheRules([asset]);
    expect(rule?.actionParameters).toEqual({
      cache: true,
      edgeTtl: { mode: "override_origin", default: 7200 },
      browserTtl: { mode: "override_origin", default: 0 },
    });
    expect(failures("http_request_cache_settings", [rule ?? {}], "free")).toEqual([]);
  });
});
