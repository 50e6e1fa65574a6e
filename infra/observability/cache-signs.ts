import type { Input } from "@pulumi/pulumi";
import type { Sign } from "./vital-signs.ts";

/** Percent of CPU of the engine's one thread, and of memory. */
const BUSY_PERCENT = 80;

/** Keys in 5 minutes. Only keys with an end are dropped; a few are its daily work, hundreds are a cache that is too small. */
const EVICTIONS = 100;

/** One node of ElastiCache; `number` counts from 1. */
export function cacheSigns(node: Input<string>, number: number): readonly Sign[] {
  const dimensions = { CacheClusterId: node };
  const metric = (name: string, statistic: string) => ({
    namespace: "AWS/ElastiCache",
    name,
    statistic,
    dimensions,
  });
  const common = { comparison: "GreaterThanThreshold", periodSeconds: 300, severity: "warning" } as const;
  return [
    {
      ...common,
      name: `cache-${number}-cpu`,
      what: `CPU of the engine on cache node ${number} has been above ${BUSY_PERCENT} % for 15 minutes`,
      firstStep:
        "Look for commands that walk all keys (KEYS, SMEMBERS of large sets) in the cache's slow log",
      watch: metric("EngineCPUUtilization", "Average"),
      threshold: BUSY_PERCENT,
      periods: 3,
      silence: "missing",
    },
    {
      ...common,
      name: `cache-${number}-memory`,
      what: `Memory of cache node ${number} has been above ${BUSY_PERCENT} % for 15 minutes`,
      firstStep: "Find keys without an end that should have one; else choose a larger cache.nodeType",
      watch: metric("DatabaseMemoryUsagePercentage", "Average"),
      threshold: BUSY_PERCENT,
      periods: 3,
      silence: "missing",
    },
    {
      ...common,
      name: `cache-${number}-evictions`,
      what: `Cache node ${number} has dropped more than ${EVICTIONS} keys in 5 minutes for want of memory`,
      firstStep:
        "See whether memory is full; sessions and locks with an end are being lost, so choose a larger cache.nodeType",
      watch: metric("Evictions", "Sum"),
      threshold: EVICTIONS,
      periods: 1,
      silence: "notBreaching",
    },
  ];
}
