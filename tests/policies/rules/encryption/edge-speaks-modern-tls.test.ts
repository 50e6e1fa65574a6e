import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { edgeSpeaksModernTls } from "../../../../policies/rules/encryption/edge-speaks-modern-tls.ts";
import { ZONE_SETTING } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const setting = view(ZONE_SETTING, "edge-setting-min_tls_version", {
  settingId: "min_tls_version",
  value: "1.2",
  zoneId: "z",
});

ruleTable(edgeSpeaksModernTls, {
  rows: [
    { kind: "met", it: "accepts 1.2", views: [setting], state: "met" },
    {
      kind: "violated",
      it: "refuses 1.0",
      views: [given(setting, { value: "1.0" })],
      state: "violated",
      says: 'ENC-04: "edge-setting-min_tls_version" zone setting min_tls_version must be 1.2 or 1.3; got 1.0. Set edge.minTlsVersion to 1.2 or 1.3 in the stack that owns the zone.',
    },
    { kind: "absent", it: "refuses what a zone has where nothing is declared", views: [], state: "violated" },
    {
      kind: "absent",
      it: "is not satisfied by another setting",
      views: [given(setting, { settingId: "another" })],
      state: "violated",
    },
    { kind: "boundary", it: "refuses 1.1", views: [given(setting, { value: "1.1" })], state: "violated" },
    {
      kind: "spelling",
      it: "reads a version that stands as a number",
      views: [given(setting, { value: 1.3 })],
      state: "met",
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
  without: {},
});
