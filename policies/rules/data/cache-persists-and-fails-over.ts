import { atLeast, isSet, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { CACHE_CLUSTER, CACHE_GROUP } from "../../tokens.ts";

/** Nodes of which one can take over from another. */
const NODES = 2;

export const cachePersistsAndFailsOver = resourceRule({
  name: "cache-persists-and-fails-over",
  control: "DAT-05",
  severity: "high",
  enforcement: "mandatory",
  statement: "In production the cache keeps snapshots, and a node in another zone takes over by itself.",
  rationale:
    "ElastiCache offers no append-only file since Redis 2.8.22: without snapshots and a second node a fault empties the cache.",
  remediation: "Set cache.nodes to 2 or more and cache.snapshotRetentionDays to 1 or more.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/red-ug/RedisAOF.html",
    readOn: "2026-11-27",
  },
  types: [CACHE_GROUP, CACHE_CLUSTER],
  check(view, { tier }) {
    if (tier !== "production") return notApplicable("asked of production only");
    const read = inputsOf(view);
    // @pulumi/aws 7.48.0: left out, there are no snapshots.
    const snapshots = atLeast(
      "snapshotRetentionLimit",
      1,
      read.number("snapshotRetentionLimit") ?? 0,
      "days",
    );
    if (view.type === CACHE_CLUSTER) {
      if (read.has("replicationGroupId")) return notApplicable("a node, covered by its group");
      return [snapshots, atLeast("replicas", 1, 0, "nodes that can take over")];
    }
    return [
      snapshots,
      isSet("automaticFailoverEnabled", true, read.flag("automaticFailoverEnabled", false)),
      isSet("multiAzEnabled", true, read.flag("multiAzEnabled", false)),
      atLeast("numCacheClusters", NODES, nodesOf(read), "nodes"),
    ];
  },
});

/** Nodes of one shard, in both spellings. */
function nodesOf(read: ReturnType<typeof inputsOf>): number {
  return read.number("numCacheClusters") ?? (read.number("replicasPerNodeGroup") ?? 0) + 1;
}
