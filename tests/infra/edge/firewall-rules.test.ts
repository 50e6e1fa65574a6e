import { describe, expect, it } from "@jest/globals";
import { type FirewallWanted, firewallRules } from "../../../infra/edge/firewall-rules.ts";
import { matchesExpression } from "../../../policies/languages/rules-expression.ts";
import { webRequest } from "../../../policies/languages/web-request.ts";
import { rulesetFailures } from "../../../rehearsal/services/cloudflare/ruleset-check.ts";
import { zoneInputs } from "./zone-inputs.ts";

const WANTED: FirewallWanted = {
  plan: "pro",
  bypass: [{ name: "hook", hostname: "api.shop.example", path: "/hooks/*", purpose: "webhook" }],
  cors: {
    origins: ["https://shop.example", "https://www.shop.example"],
    headers: [],
    credentials: false,
    preflight: "edge",
  },
};
const PHASE = "http_request_firewall_custom";

describe("firewallRules", () => {
  it.each(["free", "pro"] as const)("let webhooks and preflights pass on the plan %s", (plan) => {
    const rules = firewallRules({ ...WANTED, plan });
    expect(rules.map(({ ref }) => ref)).toEqual(["bypass", "preflight"]);
    expect(rulesetFailures(zoneInputs(PHASE, rules), plan)).toEqual([]);
  });

  it("let a webhook pass everything below and every product that challenges, but no managed rule", () => {
    const [bypass] = firewallRules(WANTED);
    expect(bypass).toEqual({
      ref: "bypass",
      description: "Webhooks and health pass limits and challenges",
      expression:
        '(http.host eq "api.shop.example" and starts_with(raw.http.request.uri.path, "/hooks/") and starts_with(http.request.uri.path, "/hooks/"))',
      action: "skip",
      actionParameters: {
        ruleset: "current",
        phases: ["http_ratelimit", "http_request_sbfm"],
        products: ["bic", "hot", "rateLimit", "securityLevel", "uaBlock", "zoneLockdown"],
      },
      enabled: true,
    });
  });

  it("skip Super Bot Fight Mode only where the plan has it", () => {
    expect(firewallRules({ ...WANTED, plan: "free" })[0]?.actionParameters?.phases).toEqual([
      "http_ratelimit",
    ]);
  });

  it("let preflights of the named origins pass the limits and nothing else", () => {
    const [, preflight] = firewallRules(WANTED);
    expect(preflight?.actionParameters).toEqual({ phases: ["http_ratelimit"] });
    const passes = (method: string, origin?: string) =>
      matchesExpression(
        preflight?.expression ?? "",
        webRequest({
          method,
          host: "api.shop.example",
          path: "/",
          headers: origin === undefined ? {} : { origin },
        }),
      );
    expect(passes("OPTIONS", "https://shop.example")).toBe(true);
    expect(passes("OPTIONS", "https://www.shop.example")).toBe(true);
    expect(passes("POST", "https://shop.example")).toBe(false);
    expect(passes("OPTIONS", "https://evil.example")).toBe(false);
    expect(passes("OPTIONS")).toBe(false);
  });

  it("are none where nothing passes and the application answers preflights", () => {
    expect(firewallRules({ ...WANTED, bypass: [], cors: { ...WANTED.cors, preflight: "app" } })).toEqual([]);
  });
});
