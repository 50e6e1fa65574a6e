import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { rulesIn } from "../../../../policies/rule-set.ts";
import { cachePersistsAndFailsOver } from "../../../../policies/rules/data/cache-persists-and-fails-over.ts";
import { CACHE_CLUSTER, CACHE_GROUP } from "../../../../policies/tokens.ts";
import { PROJECT } from "../../../infra/config/edited-stacks.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const cache = view(CACHE_GROUP, "cache", {
  snapshotRetentionLimit: 7,
  automaticFailoverEnabled: true,
  multiAzEnabled: true,
  numCacheClusters: 3,
});

/** A product whose Redis may be empty after a fault does not choose the row; 0 days are then its own word. */
describe("DAT-05", () => {
  const chosenBy = (folder: string) =>
    rulesIn(join(PROJECT, folder)).some(({ control }) => control === "DAT-05");

  it.each(["examples/fynlo", "examples/phase5"])("is asked of %s, which chooses it", (folder) => {
    expect(chosenBy(folder)).toBe(true);
  });

  it("is not asked of a product that does not choose it", () => {
    expect(chosenBy("")).toBe(false);
  });
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
      it: "refuses 0 days, which keep no snapshot",
      views: [given(cache, { snapshotRetentionLimit: 0 })],
      state: "violated",
      says: 'DAT-05: "cache" snapshotRetentionLimit must be at least 1 days; got 0 days. Set cache.nodes to 2 or more and cache.snapshotRetentionDays to 1 or more.',
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
