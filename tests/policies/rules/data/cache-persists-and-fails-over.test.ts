import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { cachePersistsAndFailsOver } from "../../../../policies/rules/data/cache-persists-and-fails-over.ts";
import { CACHE_CLUSTER, CACHE_GROUP } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const cache = view(CACHE_GROUP, "cache", {
  snapshotRetentionLimit: 7,
  automaticFailoverEnabled: true,
  multiAzEnabled: true,
  numCacheClusters: 3,
});

ruleTable(cachePersistsAndFailsOver, {
  rows: [
    { kind: "met", it: "accepts snapshots and nodes that take over", views: [cache], state: "met" },
    {
      kind: "violated",
      it: "refuses a cache without failover",
      views: [given(cache, { automaticFailoverEnabled: false })],
      state: "violated",
      says: 'DAT-05: "cache" automaticFailoverEnabled must be true; got false. Set cache.nodes to 2 or more and cache.snapshotRetentionDays to 1 or more.',
    },
    {
      kind: "violated",
      it: "refuses nodes in one zone",
      views: [given(cache, { multiAzEnabled: false })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses the provider's missing snapshots",
      views: [given(cache, { snapshotRetentionLimit: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses one node",
      views: [given(cache, { numCacheClusters: 1 })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts two nodes and one day",
      views: [given(cache, { numCacheClusters: 2, snapshotRetentionLimit: 1 })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "counts the replicas of a group with shards",
      views: [given(cache, { numCacheClusters: undefined, replicasPerNodeGroup: 1 })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses a node that stands alone",
      views: [view(CACHE_CLUSTER, "alone", { snapshotRetentionLimit: 7 })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown number of days undecided",
      views: [given(cache, { snapshotRetentionLimit: UNKNOWN })],
      state: "undecided",
      undecided: "snapshotRetentionLimit",
    },
    {
      kind: "not applicable",
      it: "asks it of production only",
      views: [given(cache, { snapshotRetentionLimit: 0 })],
      state: "notApplicable",
      context: { tier: "staging" },
    },
    {
      kind: "not applicable",
      it: "leaves a node to its group",
      views: [view(CACHE_CLUSTER, "node", { replicationGroupId: "cache" })],
      state: "notApplicable",
    },
  ],
});
