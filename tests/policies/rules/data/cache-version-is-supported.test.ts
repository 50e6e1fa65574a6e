import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { cacheVersionIsSupported } from "../../../../policies/rules/data/cache-version-is-supported.ts";
import { CACHE_CLUSTER, CACHE_GROUP } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const cache = view(CACHE_GROUP, "cache", { engine: "valkey", engineVersion: "8.0" });

ruleTable(cacheVersionIsSupported, {
  rows: [
    { kind: "met", it: "accepts a supported version", views: [cache], state: "met" },
    {
      kind: "violated",
      it: "refuses a version past its end",
      views: [given(cache, { engine: "redis", engineVersion: "5.0.6" })],
      state: "violated",
      says: 'DAT-07: "cache" engineVersion must be supported on 2026-11-20; got redis 5.0.6, supported until 2026-01-31. Name a supported version in cache.version.',
    },
    {
      kind: "violated",
      it: "refuses a version that nobody knows",
      views: [given(cache, { engineVersion: "99.0" })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a version that AWS picks",
      views: [given(cache, { engineVersion: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts the last day of support",
      views: [given(cache, { engine: "redis", engineVersion: "5.0.6" })],
      state: "met",
      context: { today: "2026-01-31" },
    },
    {
      kind: "boundary",
      it: "refuses the day after",
      views: [given(cache, { engine: "redis", engineVersion: "5.0.6" })],
      state: "violated",
      context: { today: "2026-02-01" },
    },
    {
      kind: "spelling",
      it: "accepts a version without a minor number, of an engine that is Redis where none is named",
      views: [given(cache, { engine: undefined, engineVersion: "7" })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "says nothing of a node, which runs what its group runs",
      views: [view(CACHE_CLUSTER, "node", { replicationGroupId: "cache" })],
      state: "silent",
    },
    {
      kind: "unknown",
      it: "leaves an unknown version undecided",
      views: [given(cache, { engineVersion: UNKNOWN })],
      state: "undecided",
      undecided: "engineVersion",
    },
  ],
});
