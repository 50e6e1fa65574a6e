import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { cacheSpeaksModernTls } from "../../../../policies/rules/encryption/cache-speaks-modern-tls.ts";
import { CACHE_GROUP } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const cache = view(CACHE_GROUP, "cache", {
  engine: "valkey",
  engineVersion: "8.0",
  transitEncryptionEnabled: true,
});

ruleTable(cacheSpeaksModernTls, {
  rows: [
    { kind: "met", it: "accepts Valkey over TLS", views: [cache], state: "met" },
    {
      kind: "violated",
      it: "refuses connections without TLS",
      views: [given(cache, { transitEncryptionEnabled: false })],
      state: "violated",
      says: 'ENC-04: "cache" lowest TLS version must be 1.2 or newer; got no TLS at all. Leave transitEncryptionEnabled true, with Valkey or Redis 6 and newer.',
    },
    {
      kind: "absent",
      it: "refuses a cache that says nothing of TLS",
      views: [given(cache, { transitEncryptionEnabled: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts Redis 6",
      views: [given(cache, { engine: "redis", engineVersion: "6.2" })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses Redis 5",
      views: [given(cache, { engine: "redis", engineVersion: "5.0.6" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "takes an engine that is not named for Redis",
      views: [given(cache, { engine: undefined, engineVersion: "5.0.6" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(cache, { transitEncryptionEnabled: UNKNOWN })],
      state: "undecided",
      undecided: "transitEncryptionEnabled",
    },
  ],
});
