import { describe, expect, it } from "@jest/globals";
import { cacheRules } from "../../../infra/edge/cache-rules.ts";
import { matchesExpression } from "../../../policies/languages/rules-expression.ts";
import { webRequest } from "../../../policies/languages/web-request.ts";
import { rulesetFailures } from "../../../rehearsal/services/cloudflare/ruleset-check.ts";
import { zoneInputs } from "./zone-inputs.ts";

const ASSETS = [
  { hostname: "shop.example", path: "/assets/*", edgeSeconds: 7200, browserSeconds: 0 },
  { hostname: "shop.example", path: "/logo.svg", edgeSeconds: 86_400, browserSeconds: 3600 },
] as const;

describe("cacheRules", () => {
  it("keep each path for its own time, numbered in the order of the file", () => {
    const rules = cacheRules(ASSETS);
    expect(rules.map(({ description, ref }) => `${ref}: ${description}`)).toEqual([
      "cache_1: Static files of shop.example/assets/*",
      "cache_2: Static files of shop.example/logo.svg",
    ]);
    expect(rules.map(({ actionParameters }) => actionParameters)).toEqual([
      {
        cache: true,
        edgeTtl: { mode: "override_origin", default: 7200 },
        browserTtl: { mode: "override_origin", default: 0 },
      },
      {
        cache: true,
        edgeTtl: { mode: "override_origin", default: 86_400 },
        browserTtl: { mode: "override_origin", default: 3600 },
      },
    ]);
    expect(rulesetFailures(zoneInputs("http_request_cache_settings", rules), "free")).toEqual([]);
  });

  it.each([
    ["/assets/app.js", true],
    ["/assets/../api/me", false],
    ["/api/%2e%2e/assets/app.js", false],
    ["/api/me", false],
  ])("keep no answer for somebody under a file's name: %s is kept: %s", (path, kept) => {
    const [rule] = cacheRules(ASSETS);
    expect(matchesExpression(rule?.expression ?? "", webRequest({ host: "shop.example", path }))).toBe(kept);
  });

  it("are none where no path is named", () => {
    expect(cacheRules([])).toEqual([]);
  });
});
