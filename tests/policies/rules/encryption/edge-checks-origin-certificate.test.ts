import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { edgeChecksOriginCertificate } from "../../../../policies/rules/encryption/edge-checks-origin-certificate.ts";
import { ZONE_SETTING } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const setting = view(ZONE_SETTING, "edge-setting-ssl", { settingId: "ssl", value: "strict", zoneId: "z" });

ruleTable(edgeChecksOriginCertificate, {
  rows: [
    { kind: "met", it: "accepts strict", views: [setting], state: "met" },
    {
      kind: "violated",
      it: "refuses flexible",
      views: [given(setting, { value: "flexible" })],
      state: "violated",
      says: 'ENC-07: "edge-setting-ssl" zone setting ssl must be strict; got flexible. Set the zone\'s ssl setting to strict in the stack that owns the zone.',
    },
    { kind: "absent", it: "refuses what a zone has where nothing is declared", views: [], state: "violated" },
    {
      kind: "absent",
      it: "is not satisfied by another setting",
      views: [given(setting, { settingId: "another" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses full, which checks nothing",
      views: [given(setting, { value: "full" })],
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
  without: { spelling: "the setting has one spelling" },
});
