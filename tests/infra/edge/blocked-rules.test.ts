import { describe, expect, it } from "@jest/globals";
import { blockedRules } from "../../../infra/edge/blocked-rules.ts";
import { CloudflareEdge } from "../../../rehearsal/traffic/cloudflare-edge.ts";
import { Counters } from "../../../rehearsal/traffic/counters.ts";
import { entity, visit } from "../../rehearsal/traffic/entities.ts";

const HOSTS = ["api.shop.example", "shop.example"];
const zoneId = "b".repeat(32);

/** Who refuses a request, in a zone whose bypass would let everything through behind the rule. */
function refusedBy(path: string, host = "api.shop.example"): string | undefined {
  const bypass = {
    ref: "bypass",
    action: "skip",
    actionParameters: { ruleset: "current" },
    expression: "true",
  };
  const rules = [...blockedRules(["/debug", "/api/Trace"], HOSTS), bypass];
  const phase = "http_request_firewall_custom";
  const zone = new CloudflareEdge(
    [entity("cloudflare:index/ruleset:Ruleset", { zoneId, phase, rules })],
    zoneId,
    new Counters(),
  );
  const stop = zone.request(visit(path, { host }), []);
  return stop === undefined ? undefined : `${stop.by} ${stop.status}`;
}

describe("blockedRules", () => {
  it("are none without paths, and none without a hostname", () => {
    expect(blockedRules([], HOSTS)).toEqual([]);
    expect(blockedRules(["/debug"], [])).toEqual([]);
  });

  it.each(["/debug", "/DEBUG", "/debug/", "/debug/pprof/heap", "/api/trace", "/x/../debug"])(
    "refuse %s to everybody, before any bypass",
    (path) => {
      expect(refusedBy(path)).toBe("blocked_paths 403");
      expect(refusedBy(path, "shop.example")).toBe("blocked_paths 403");
    },
  );

  it.each(["/debugger", "/api", "/", "/api/tracer"])("let %s go on", (path) => {
    expect(refusedBy(path)).toBeUndefined();
  });

  it("leave hostnames of other stacks of the zone alone", () => {
    expect(refusedBy("/debug", "staging.shop.example")).toBeUndefined();
  });
});
