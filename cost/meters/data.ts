import { inputsOf, type Reader } from "../../policies/reader.ts";
import { CACHE_CLUSTER, CACHE_GROUP, DB_INSTANCE } from "../../policies/tokens.ts";
import { instanceVcpus } from "../instance-vcpus.ts";
import { each, type Metered, type Meters } from "../meter.ts";

const PROXY_TARGET = "aws:rds/proxyTarget:ProxyTarget";
/** RDS Proxy bills no fewer (public file #70205480416, read 2026-11-27). */
const PROXY_VCPUS = 2;
/** Days of Performance Insights that cost nothing (RDS guide, from memory, 2026-11). */
const FREE_INSIGHT_DAYS = 7;

/** Databases, their proxies and backups, caches. */
export const dataMeters: Meters = {
  [DB_INSTANCE]: (read, at) => {
    const zones = read.flag("multiAz", false) ? "multi-AZ" : "single-AZ"; // @pulumi/aws 7.48.0: left out is false
    const gb = read.number("allocatedStorage") ?? 0;
    const instanceClass = read.text("instanceClass") ?? "class not said";
    const engine = read.text("engine") ?? "engine not said";
    const item = engine === "postgres" ? "RDS PostgreSQL" : `RDS ${engine}`;
    const keepsBackups = (read.number("backupRetentionPeriod") ?? 0) > 0;
    const insights =
      read.flag("performanceInsightsEnabled", false) &&
      (read.number("performanceInsightsRetentionPeriod") ?? FREE_INSIGHT_DAYS) > FREE_INSIGHT_DAYS;
    return [
      each(item, `${instanceClass} ${zones}`, "hour", at.assume("hours")),
      each(`RDS storage ${storageType(read)}`, zones, "GB-month", gb),
      ...(keepsBackups
        ? [{ ...backup(gb * at.assume("databaseBackupShare")), included: gb }] // as much as the storage is free
        : []),
      ...(insights
        ? [
            each(
              "RDS Performance Insights",
              "long-term retention",
              "vCPU-month",
              instanceVcpus(instanceClass),
            ),
          ]
        : []),
    ];
  },
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": (_, at) =>
    at.index
      .linked(at.view, "sourceDbInstanceArn", DB_INSTANCE)
      .map((source) =>
        backup((inputsOf(source).number("allocatedStorage") ?? 0) * at.assume("databaseBackupShare")),
      ),
  "aws:rds/proxy:Proxy": (_, at) => {
    const databases = at.index
      .pointingAt(at.view, PROXY_TARGET, "dbProxyName")
      .flatMap((target) => at.index.linked(target, "dbInstanceIdentifier", DB_INSTANCE));
    const vcpus = databases.map((one) => instanceVcpus(inputsOf(one).text("instanceClass") ?? ""));
    return [
      each(
        "RDS Proxy",
        "vCPU of the database",
        "vCPU-hour",
        Math.max(PROXY_VCPUS, ...vcpus) * at.assume("hours"),
      ),
    ];
  },
  [CACHE_GROUP]: (read, at) => {
    const groups = read.number("numNodeGroups") ?? 1;
    const nodes =
      read.number("numCacheClusters") ?? groups * (1 + (read.number("replicasPerNodeGroup") ?? 0));
    return cacheUse(read, nodes * at.assume("hours"), () => at.assume("cacheBackupGb"));
  },
  [CACHE_CLUSTER]: (read, at) =>
    read.has("replicationGroupId") // its group is metered
      ? []
      : cacheUse(read, (read.number("numCacheNodes") ?? 1) * at.assume("hours"), () =>
          at.assume("cacheBackupGb"),
        ),
};

/** @pulumi/aws 7.48.0, rds.InstanceArgs.storageType: io1 where iops are given, else gp2. */
function storageType(read: Reader): string {
  return read.text("storageType") ?? (read.has("iops") ? "io1" : "gp2");
}

function backup(gb: number): Metered {
  return each("RDS backup storage", "stored", "GB-month", gb);
}

const ENGINES: Readonly<Record<string, string>> = { valkey: "Valkey", redis: "Redis OSS" };

function cacheUse(read: Reader, hours: number, backupGb: () => number): readonly Metered[] {
  const engine = read.text("engine") ?? "redis"; // @pulumi/aws 7.48.0: left out is redis
  return [
    each(
      `ElastiCache ${ENGINES[engine] ?? engine}`,
      read.text("nodeType") ?? "type not said",
      "node-hour",
      hours,
    ),
    ...((read.number("snapshotRetentionLimit") ?? 0) > 0
      ? [each("ElastiCache backup storage", "stored", "GB-month", backupGb())]
      : []),
  ];
}
