import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { edgeRedirectsToHttps } from "../../../../policies/rules/edge/edge-redirects-to-https.ts";
import { ZONE_SETTING } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const setting = view(ZONE_SETTING, "edge-setting-always_use_https", {
  settingId: "always_use_https",
  value: "on",
  zoneId: "z",
});

ruleTable(edgeRedirectsToHttps, {
  rows: [
    { kind: "met", it: "accepts on", views: [setting], state: "met" },
    {
      kind: "violated",
      it: "refuses off",
      views: [given(setting, { value: "off" })],
      state: "violated",
      says: 'EDGE-01: "edge-setting-always_use_https" zone setting always_use_https must be on; got off. Set the zone\'s always_use_https setting to on in the stack that owns the zone.',
    },
    { kind: "absent", it: "refuses what a zone has where nothing is declared", views: [], state: "violated" },
    {
      kind: "absent",
      it: "is not satisfied by another setting",
      views: [given(setting, { settingId: "another" })],
      state: "violated",
    },

    {
      kind: "unknown",
      it: "leaves an unknown value undecided",
      views: [given(setting, { value: UNKNOWN })],
      state: "undecided",
      undecided: "value",
    },
    {
      kind: "not applicable",
      it: "leaves the zone to the stack that owns it",
      views: [],
      state: "notApplicable",
      context: { ownsZone: false, zoneOwner: "production" },
    },
    {
      kind: "unknown",
      it: "is undecided where nobody owns the zone",
      views: [],
      state: "undecided",
      context: { ownsZone: false, zoneOwner: undefined },
    },
  ],
  without: { boundary: "a switch has none", spelling: "the setting has one spelling" },
});
