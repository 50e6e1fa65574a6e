import { describe, expect, it } from "@jest/globals";
import type { LimitSettings } from "../../../infra/config/traffic-settings.ts";
import { limitRules } from "../../../infra/edge/limit-rules.ts";
import { rulesetFailures } from "../../../rehearsal/services/cloudflare/ruleset-check.ts";
import { zoneInputs } from "./zone-inputs.ts";

const LOGIN: LimitSettings = {
  name: "admin-login",
  hostname: undefined,
  path: "/login",
  requestsPerMinute: 10,
  purpose: "login",
  layer: "cloudflare",
};

describe("limitRules", () => {
  it("count each address by itself and tell it 429 for a minute", () => {
    const rules = limitRules([LOGIN], ["shop.example"]);
    expect(rules).toEqual([
      {
        ref: "limit_admin_login",
        description: "admin-login: 10 requests a minute and address (login)",
        expression:
          '(http.host eq "shop.example") and (lower(http.request.uri.path) in {"/login" "/login/"})',
        action: "block",
        ratelimit: {
          characteristics: ["cf.colo.id", "ip.src"],
          period: 60,
          requestsPerPeriod: 10,
          mitigationTimeout: 60,
        },
        enabled: true,
      },
    ]);
    expect(rulesetFailures(zoneInputs("http_ratelimit", rules), "pro")).toEqual([]);
  });

  it("leave to the load balancer what it holds", () => {
    const rules = limitRules([{ ...LOGIN, name: "api", layer: "load balancer" }, LOGIN], ["shop.example"]);
    expect(rules.map(({ ref }) => ref)).toEqual(["limit_admin_login"]);
  });

  it("are for one hostname where the limit names it, and for all of the stack where it names none", () => {
    const all = ["api.shop.example", "shop.example"];
    const hosts = (hostname: string | undefined) =>
      limitRules([{ ...LOGIN, hostname }], all).map(({ expression }) => expression.split(" and ")[0]);
    expect(hosts("api.shop.example")).toEqual(['(http.host eq "api.shop.example")']);
    expect(hosts(undefined)).toEqual(['(http.host in {"api.shop.example" "shop.example"})']);
  });

  it("are none without limits", () => {
    expect(limitRules([], ["shop.example"])).toEqual([]);
  });
});
