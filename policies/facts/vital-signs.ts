import type { Sign } from "../relations/watching-alarms.ts";

/*
 * What must not go unnoticed of each kind of resource. The metrics' meaning and dimensions are AWS's, by the table of metrics in
 * aws-metrics.ts; the figures are ours: the widest within which an alarm still comes before the end, never those of a good alarm.
 */

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** Percent of something that runs full. */
const FULL = {
  side: "above",
  least: 1,
  most: 95,
  mostMinutes: 60,
  statistics: ["Average", "Maximum"],
} as const;

/** Share of a database's storage at which an alarm is not too late. */
const LAST_SHARE = 0.05;

/** Connections that RDS allows at most by default (docs.aws.amazon.com/prescriptive-guidance, "Tuning PostgreSQL parameters", max_connections, read 2026-11-27). */
const MOST_CONNECTIONS = 5000;

/** A database of so many GiB. */
export function databaseSigns(storageGib: number): readonly Sign[] {
  const at = { namespace: "AWS/RDS", dimension: "DBInstanceIdentifier" } as const;
  return [
    { ...at, ...FULL, of: "its CPU", metric: "CPUUtilization" },
    {
      ...{ ...at, of: "its free storage", metric: "FreeStorageSpace", side: "below" },
      ...{ least: storageGib * GIB * LAST_SHARE, most: storageGib * GIB },
      ...{ mostMinutes: 30, statistics: ["Minimum", "Average"] },
    },
  ];
}

/** The rest of a database whose class this pack knows: of another, nobody here can say what it holds. */
export function memorySigns(): readonly Sign[] {
  const at = { namespace: "AWS/RDS", dimension: "DBInstanceIdentifier", mostMinutes: 60 } as const;
  return [
    {
      ...{ ...at, of: "its free memory", metric: "FreeableMemory", side: "below" },
      ...{ least: 50 * MIB, most: Number.POSITIVE_INFINITY, statistics: ["Minimum", "Average"] },
    },
    {
      ...{ ...at, of: "its connections", metric: "DatabaseConnections", side: "above" },
      ...{ least: 1, most: MOST_CONNECTIONS, statistics: ["Maximum", "Average"] },
    },
  ];
}

/** A node of a cache. */
export const CACHE_SIGNS: readonly Sign[] = [
  { of: "its CPU", metric: "EngineCPUUtilization", ...FULL },
  { of: "its memory", metric: "DatabaseMemoryUsagePercentage", ...FULL },
  {
    ...{ of: "keys that it drops", metric: "Evictions", side: "above" as const },
    ...{ least: 0, most: 10_000, mostMinutes: 60, statistics: ["Sum"] },
  },
].map((sign) => ({ namespace: "AWS/ElastiCache", dimension: "CacheClusterId", ...sign }));

/** A load balancer. */
export const BALANCER_SIGNS: readonly Sign[] = [
  {
    ...{ namespace: "AWS/ApplicationELB", dimension: "LoadBalancer" },
    ...{ of: "its own errors", metric: "HTTPCode_ELB_5XX_Count", side: "above" },
    ...{ least: 0, most: 100, mostMinutes: 10, statistics: ["Sum"] },
  },
];

/** The tasks behind a load balancer. */
export const TARGET_SIGNS: readonly Sign[] = [
  {
    ...{ namespace: "AWS/ApplicationELB", dimension: "TargetGroup", beside: "LoadBalancer" },
    ...{ of: "no healthy task", metric: "HealthyHostCount", side: "below" },
    // Under 5 minutes together with the minute that a metric needs to arrive (OBS-09).
    ...{ least: 1, most: 1, mostMinutes: 3, statistics: ["Maximum", "Average", "Minimum"] },
    silence: "breaching", // without targets the load balancer reports nothing
  },
  {
    ...{ namespace: "AWS/ApplicationELB", dimension: "TargetGroup", beside: "LoadBalancer" },
    ...{ of: "an unhealthy task", metric: "UnHealthyHostCount", side: "above" },
    ...{ least: 0, most: 0, mostMinutes: 15, statistics: ["Maximum", "Minimum", "Average"] },
  },
];

/** The tasks of a service. */
export const SERVICE_SIGNS: readonly Sign[] = [
  {
    ...{ namespace: "ECS/ContainerInsights", dimension: "ServiceName", beside: "ClusterName" },
    ...{ of: "tasks that are missing", metric: "DesiredTaskCount-RunningTaskCount", side: "above" },
    ...{ least: 0, most: 0, mostMinutes: 15, statistics: ["Minimum", "Maximum", "Average"] },
  },
  ...[
    { of: "their CPU", metric: "CPUUtilization" },
    { of: "their memory", metric: "MemoryUtilization" },
  ].map(
    (sign): Sign => ({
      namespace: "AWS/ECS",
      dimension: "ServiceName",
      beside: "ClusterName",
      ...FULL,
      ...sign,
    }),
  ),
];

/** A function. */
export const FUNCTION_SIGNS: readonly Sign[] = [
  { of: "its faults", metric: "Errors" },
  { of: "runs that Lambda refuses it", metric: "Throttles" },
].map((sign) => ({
  ...{ namespace: "AWS/Lambda", dimension: "FunctionName", side: "above" as const },
  ...{ least: 0, most: 0, mostMinutes: 60, statistics: ["Sum", "Maximum"] },
  ...sign,
}));
