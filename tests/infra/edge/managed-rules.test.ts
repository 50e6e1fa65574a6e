import { describe, expect, it } from "@jest/globals";
import { managedRules } from "../../../infra/edge/managed-rules.ts";
import { rulesetFailures } from "../../../rehearsal/services/cloudflare/ruleset-check.ts";
import { zoneInputs } from "./zone-inputs.ts";

const PHASE = "http_request_firewall_managed";

describe("managedRules", () => {
  it("run Cloudflare's rules and OWASP's for every request, and let Cloudflare's block instead of ask", () => {
    expect(managedRules()).toEqual([
      {
        ref: "managed_cloudflare",
        description: "Cloudflare managed rules",
        expression: "true",
        action: "execute",
        actionParameters: { id: "efb7b8c949ac4650a09736fc376e9aee", overrides: { action: "block" } },
        enabled: true,
      },
      {
        ref: "managed_owasp",
        description: "OWASP core rules",
        expression: "true",
        action: "execute",
        actionParameters: { id: "4814384a9e5d4991b9815dcfc25d2f1f" },
        enabled: true,
      },
    ]);
  });

  it("are taken on a plan that has them and refused on the free one", () => {
    expect(rulesetFailures(zoneInputs(PHASE, managedRules()), "pro")).toEqual([]);
    expect(rulesetFailures(zoneInputs(PHASE, managedRules()), "free")).not.toEqual([]);
  });
});
