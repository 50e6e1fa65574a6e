import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { cacheIsEncrypted } from "../../../../policies/rules/encryption/cache-is-encrypted.ts";
import { CACHE_GROUP } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const cache = view(CACHE_GROUP, "cache", { engine: "valkey", atRestEncryptionEnabled: true });

ruleTable(cacheIsEncrypted, {
  rows: [
    { kind: "met", it: "accepts an encrypted cache", views: [cache], state: "met" },
    {
      kind: "violated",
      it: "refuses a plain one",
      views: [given(cache, { atRestEncryptionEnabled: false })],
      state: "violated",
      says: 'ENC-01: "cache" atRestEncryptionEnabled must be true; got false. Leave atRestEncryptionEnabled true.',
    },
    {
      kind: "absent",
      it: "accepts the default of valkey",
      views: [given(cache, { atRestEncryptionEnabled: undefined })],
      state: "met",
    },
    {
      kind: "absent",
      it: "refuses the default of redis",
      views: [given(cache, { engine: "redis", atRestEncryptionEnabled: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses the default of an unnamed engine, which is redis",
      views: [given(cache, { engine: undefined, atRestEncryptionEnabled: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a switch that stands as text",
      views: [given(cache, { atRestEncryptionEnabled: "true" })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(cache, { atRestEncryptionEnabled: UNKNOWN })],
      state: "undecided",
      undecided: "atRestEncryptionEnabled",
    },
  ],
  without: { boundary: "a switch has none" },
});
