import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { staticAssetsAreCached } from "../../../../policies/rules/edge/static-assets-are-cached.ts";
import { zoneRuleset } from "../../example-edge.ts";
import { ruleTable } from "../../rule-table.ts";

const cached = (parameters: unknown, more: object = {}) =>
  zoneRuleset("http_request_cache_settings", {
    expression: "true",
    action: "set_cache_settings",
    actionParameters: parameters,
    ...more,
  });
const kept = (seconds: number) => ({ cache: true, edgeTtl: { mode: "override_origin", default: seconds } });

ruleTable(staticAssetsAreCached, {
  rows: [
    { kind: "met", it: "accepts a month", views: [cached(kept(2_592_000))], state: "met" },
    {
      kind: "violated",
      it: "refuses two hours",
      views: [cached(kept(7200))],
      state: "violated",
      says: 'EDGE-18: "edge-http_request_cache_settings" rules[0].actionParameters.edgeTtl.default must be at least 86400 seconds; got 7200 seconds. Write the files\' hostname and path under edge.cache.',
    },
    { kind: "absent", it: "refuses a zone without such a rule", views: [], state: "violated" },
    { kind: "boundary", it: "accepts a day", views: [cached(kept(86_400))], state: "met" },
    { kind: "boundary", it: "refuses a second less", views: [cached(kept(86_399))], state: "violated" },
    {
      kind: "violated",
      it: "refuses a month that counts only where the origin says nothing",
      views: [cached({ cache: true, edgeTtl: { mode: "respect_origin", default: 2_592_000 } })],
      state: "violated",
      says: 'EDGE-18: "edge-http_request_cache_settings" rules[0].actionParameters.edgeTtl.mode must be override_origin; got respect_origin. Write the files\' hostname and path under edge.cache.',
    },
    {
      kind: "spelling",
      it: "takes a rule that is switched off for none",
      views: [cached(kept(86_400), { enabled: false })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "takes a rule that keeps files out of the cache for none",
      views: [cached({ cache: false })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown settings undecided",
      views: [cached(UNKNOWN)],
      state: "undecided",
    },
    {
      kind: "not applicable",
      it: "leaves the zone to the stack that owns it",
      views: [],
      state: "notApplicable",
      context: { ownsZone: false, zoneOwner: "production" },
    },
    {
      kind: "not applicable",
      it: "does not ask it of a stack without a public hostname",
      views: [],
      state: "notApplicable",
      context: { publicHostnames: [] },
    },
  ],
});
