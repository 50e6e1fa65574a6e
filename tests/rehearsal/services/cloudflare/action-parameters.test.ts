import { describe, expect, it } from "@jest/globals";
import { parameterFailures } from "../../../../rehearsal/services/cloudflare/action-parameters.ts";

const said = (action: string, actionParameters: object | undefined, plan: "free" | "pro" = "pro") =>
  parameterFailures({ action, ...(actionParameters && { actionParameters }) }, "rules[0]", plan)
    .map(({ property, reason }) => `${property}: ${reason}`)
    .join("\n");
const MANAGED = "efb7b8c949ac4650a09736fc376e9aee";

describe("parameters of an action", () => {
  it.each<[string, string, object | undefined, "free" | "pro", string]>([
    ["a skip of nothing", "skip", undefined, "pro", "action skip needs actionParameters"],
    ["a skip without a word", "skip", {}, "pro", "needs one of ruleset, rulesets, phases, products, rules"],
    ["a skip of a ruleset by id", "skip", { ruleset: MANAGED }, "pro", 'must be "current"'],
    [
      "a skip of a phase that runs for everybody",
      "skip",
      { phases: ["ddos_l7"] },
      "pro",
      "cannot be skipped",
    ],
    [
      "a skip of bots on the free plan",
      "skip",
      { phases: ["http_request_sbfm"] },
      "free",
      "from the plan pro on",
    ],
    [
      "a skip of a product that does not exist",
      "skip",
      { products: ["firewall"] },
      "pro",
      '"firewall" is none of',
    ],
    ["a run of nothing", "execute", {}, "pro", "a ruleset's id is required"],
    [
      "a run of a ruleset that is not there",
      "execute",
      { id: "0".repeat(32) },
      "pro",
      "could not find ruleset",
    ],
    [
      "an override that does nothing known",
      "execute",
      { id: MANAGED, overrides: { action: "allow" } },
      "pro",
      'got "allow"',
    ],
    ["a cache rule without settings", "set_cache_settings", undefined, "pro", "needs actionParameters"],
    [
      "a time without figure",
      "set_cache_settings",
      { edgeTtl: { mode: "override_origin" } },
      "pro",
      "edgeTtl.default: is required",
    ],
    [
      "a time that the origin says and the rule too",
      "set_cache_settings",
      { browserTtl: { mode: "respect_origin", default: 1 } },
      "pro",
      "must not be given",
    ],
    [
      "a mode that does not exist",
      "set_cache_settings",
      { edgeTtl: { mode: "for_ever" } },
      "pro",
      'got "for_ever"',
    ],
    [
      "an answer of one's own on the free plan",
      "block",
      { response: { statusCode: 403 } },
      "free",
      "custom responses exist from the plan pro on",
    ],
    [
      "an answer that says 503",
      "block",
      { response: { statusCode: 503 } },
      "pro",
      "must be from 400 to 499; got 503",
    ],
  ])("are refused: %s", (_, action, parameters, plan, reason) => {
    expect(said(action, parameters, plan)).toContain(reason);
  });

  it.each<[string, object | undefined, "free" | "pro"]>([
    ["skip", { ruleset: "current", phases: ["http_ratelimit"], products: ["bic", "hot"] }, "free"],
    ["skip", { phases: ["http_request_sbfm"] }, "pro"],
    ["execute", { id: MANAGED, overrides: { action: "block" } }, "pro"],
    ["set_cache_settings", { cache: true, edgeTtl: { mode: "override_origin", default: 7200 } }, "free"],
    ["block", undefined, "free"],
    ["block", { response: { statusCode: 429 } }, "pro"],
  ])("are taken for %s: %j on %s", (action, parameters, plan) => {
    expect(said(action, parameters, plan)).toBe("");
  });
});
