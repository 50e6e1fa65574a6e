import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { cacheRefusesPlainConnections } from "../../../../policies/rules/encryption/cache-refuses-plain-connections.ts";
import { CACHE_CLUSTER, CACHE_GROUP } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const cache = view(CACHE_GROUP, "cache", {
  transitEncryptionEnabled: true,
  transitEncryptionMode: "required",
});

ruleTable(cacheRefusesPlainConnections, {
  rows: [
    { kind: "met", it: "accepts TLS required", views: [cache], state: "met" },
    {
      kind: "violated",
      it: "refuses TLS switched off",
      views: [given(cache, { transitEncryptionEnabled: false })],
      state: "violated",
      says: 'ENC-05: "cache" transitEncryptionEnabled must be true; got false. Leave transitEncryptionEnabled true and transitEncryptionMode required.',
    },
    {
      kind: "violated",
      it: "refuses TLS that is only preferred",
      views: [given(cache, { transitEncryptionMode: "preferred" })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a cache that says nothing",
      views: [given(cache, { transitEncryptionEnabled: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "takes an unnamed mode for required",
      views: [given(cache, { transitEncryptionMode: undefined })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads a single cluster",
      views: [view(CACHE_CLUSTER, "single", {})],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown mode undecided",
      views: [given(cache, { transitEncryptionMode: UNKNOWN })],
      state: "undecided",
      undecided: "transitEncryptionMode",
    },
  ],
  without: { boundary: "a switch has none" },
});
