import type { ParameterFact } from "./rds-parameters.ts";

/** One version of a cache engine that a replication group can be made with. */
export interface CacheVersion {
  /** What `engineVersion` says: `8.0`, `7.1`, `6.x`. */
  readonly version: string;
  readonly family: string;
  /** What `engineVersionActual` then shows. */
  readonly actual: string;
  /** Only with paid extended support since 2026-02. */
  readonly extendedSupport: boolean;
}

const line = (version: string, family: string, actual: string, extendedSupport = false): CacheVersion => ({
  version,
  family,
  actual,
  extendedSupport,
});

/**
 * ElastiCache User Guide, "Engine versions and upgrading", from memory, 2026-11; patch levels are the last ones
 * known. Oldest first.
 */
export const CACHE_VERSIONS: Readonly<Record<"redis" | "valkey", readonly CacheVersion[]>> = {
  redis: [
    line("5.0.6", "redis5.0", "5.0.6", true),
    line("6.0", "redis6.x", "6.0.5"),
    line("6.2", "redis6.x", "6.2.6"),
    line("6.x", "redis6.x", "6.2.6"),
    line("7.0", "redis7", "7.0.7"),
    line("7.1", "redis7", "7.1.0"),
  ],
  valkey: [
    line("7.2", "valkey7", "7.2.6"),
    line("8.0", "valkey8", "8.0.1"),
    line("8.1", "valkey8", "8.1.0"),
    line("8.2", "valkey8", "8.2.0"),
    line("9.0", "valkey9", "9.0.0"),
    line("9.1", "valkey9", "9.1.0"),
  ],
};

/** Families of parameter groups. */
export const CACHE_FAMILIES: readonly string[] = [
  "redis5.0",
  "redis6.x",
  "redis7",
  "valkey7",
  "valkey8",
  "valkey9",
];

const SMALL = ["micro", "small", "medium"];
const INTEL = ["large", "xlarge", "2xlarge", "4xlarge", "12xlarge", "24xlarge"];
const ARM = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"];
const NODE_FAMILIES: Readonly<Record<string, readonly string[]>> = {
  ...{ t3: SMALL, t4g: SMALL, m5: INTEL, m6g: ARM, m7g: ARM, r5: INTEL, r6g: ARM, r7g: ARM },
  r6gd: ["xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"],
};

/**
 * True for a node type such as `cache.t4g.micro` (ElastiCache User Guide, "Supported node types", read
 * 2026-11).
 */
export function isCacheNodeType(nodeType: string): boolean {
  const [cache, family, size, ...rest] = nodeType.split(".");
  return cache === "cache" && rest.length === 0 && NODE_FAMILIES[family ?? ""]?.includes(size ?? "") === true;
}

const YES_NO = ["yes", "no"];
/**
 * Parameters of Valkey and Redis that stacks set (ElastiCache User Guide, "Valkey and Redis OSS parameters",
 * from memory, 2026-11).
 */
export const CACHE_PARAMETERS: Readonly<Record<string, ParameterFact>> = {
  "active-expire-effort": { apply: "dynamic", values: { min: 1, max: 10 } },
  activedefrag: { apply: "dynamic", values: YES_NO },
  "client-output-buffer-limit-pubsub-hard-limit": {
    apply: "dynamic",
    values: { min: 0, max: Number.MAX_SAFE_INTEGER },
  },
  "client-output-buffer-limit-pubsub-soft-limit": {
    apply: "dynamic",
    values: { min: 0, max: Number.MAX_SAFE_INTEGER },
  },
  "client-output-buffer-limit-pubsub-soft-seconds": {
    apply: "dynamic",
    values: { min: 0, max: Number.MAX_SAFE_INTEGER },
  },
  "cluster-enabled": { apply: "static", values: YES_NO },
  databases: { apply: "static", values: { min: 1, max: 10_000 } },
  "lazyfree-lazy-eviction": { apply: "dynamic", values: YES_NO },
  "lazyfree-lazy-expire": { apply: "dynamic", values: YES_NO },
  "maxmemory-policy": {
    apply: "dynamic",
    values: [
      ...[
        "volatile-lru",
        "allkeys-lru",
        "volatile-lfu",
        "allkeys-lfu",
        "volatile-random",
        "allkeys-random",
        "volatile-ttl",
      ],
      "noeviction",
    ],
  },
  "maxmemory-samples": { apply: "dynamic", values: { min: 1, max: Number.MAX_SAFE_INTEGER } },
  "notify-keyspace-events": { apply: "dynamic", values: "text" },
  "reserved-memory-percent": { apply: "dynamic", values: { min: 0, max: 100 } },
  "slowlog-log-slower-than": { apply: "dynamic", values: { min: -1, max: Number.MAX_SAFE_INTEGER } },
  "slowlog-max-len": { apply: "dynamic", values: { min: 0, max: Number.MAX_SAFE_INTEGER } },
  "tcp-keepalive": { apply: "dynamic", values: { min: 0, max: Number.MAX_SAFE_INTEGER } },
  timeout: { apply: "dynamic", values: { min: 0, max: Number.MAX_SAFE_INTEGER } },
};
