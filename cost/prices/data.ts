import { infracost, ORIGINS } from "../origins.ts";
import { ANYWHERE, type Price, type PriceRow, pricesOf } from "../price.ts";
import { withStandbys } from "./with-standbys.ts";

/** An instance class on its own; a standby doubles it, as every source that shows both says. */
function postgres(instanceClass: string, usd: number, both = 2 * usd): readonly PriceRow[] {
  return [
    ["RDS PostgreSQL", `${instanceClass} single-AZ`, "hour", usd],
    ["RDS PostgreSQL", `${instanceClass} multi-AZ`, "hour", both],
  ];
}

/** Storage per GB and month, single-AZ and multi-AZ. */
function storage(type: string, single: number): readonly PriceRow[] {
  return [
    [`RDS storage ${type}`, "single-AZ", "GB-month", single],
    [`RDS storage ${type}`, "multi-AZ", "GB-month", 2 * single],
  ];
}

/** RDS, ElastiCache, MongoDB Atlas. */
export const dataPrices: readonly Price[] = withStandbys([
  ...pricesOf(ORIGINS.rds2026, "us-east-1", [
    ...postgres("db.t4g.micro", 0.016),
    // The sources differ by 0.001 on the pair: the higher one stands.
    ...postgres("db.t4g.small", 0.032, 0.065),
    ...postgres("db.t4g.medium", 0.065),
  ]),
  ...pricesOf(ORIGINS.rdsLarge, "us-east-1", [
    ...postgres("db.t4g.large", 0.129),
    ...postgres("db.m7g.large", 0.168),
  ]),
  ...pricesOf(ORIGINS.rdsWeak, "us-east-1", postgres("db.r7g.large", 0.239)),
  ...pricesOf(ORIGINS.londonSnapshot, "eu-west-2", [
    ...postgres("db.t4g.micro", 0.018),
    ["RDS PostgreSQL", "db.t4g.medium single-AZ", "hour", 0.072],
    ...storage("gp2", 0.133),
  ]),
  ...pricesOf(ORIGINS.billIndiaLines, "ap-south-1", [
    ["RDS PostgreSQL", "db.t4g.micro multi-AZ", "hour", 0.042],
  ]),
  ...pricesOf(ORIGINS.billSingapore, "ap-southeast-1", [
    ...postgres("db.t3.small", 0.056),
    ["RDS storage gp3", "single-AZ", "GB-month", 0.138],
    ["RDS storage gp2", "multi-AZ", "GB-month", 0.276],
  ]),
  ...pricesOf(infracost("db_instance_test"), "us-east-1", [
    ...storage("gp3", 0.115),
    ["RDS storage gp2", "single-AZ", "GB-month", 0.115],
    ["RDS backup storage", "stored", "GB-month", 0.095],
    ["RDS Performance Insights", "long-term retention", "vCPU-month", 3.815],
  ]),
  ...pricesOf(ORIGINS.rdsProxy, "us-east-1", [["RDS Proxy", "vCPU of the database", "vCPU-hour", 0.015]]),
  ...pricesOf(ORIGINS.elastiCache, "us-east-1", [
    ["ElastiCache Redis OSS", "cache.t4g.micro", "node-hour", 0.016],
    ["ElastiCache Redis OSS", "cache.t4g.small", "node-hour", 0.032],
    ["ElastiCache Redis OSS", "cache.t4g.medium", "node-hour", 0.065],
    ["ElastiCache Redis OSS", "cache.m7g.large", "node-hour", 0.158],
    ["ElastiCache Valkey", "cache.m7g.large", "node-hour", 0.1264],
  ]),
  ...pricesOf(ORIGINS.elastiCacheDerived, "us-east-1", [
    ["ElastiCache Valkey", "cache.t4g.micro", "node-hour", 0.0128],
    ["ElastiCache Valkey", "cache.t4g.small", "node-hour", 0.0256],
    ["ElastiCache Valkey", "cache.t4g.medium", "node-hour", 0.052],
  ]),
  ...pricesOf(ORIGINS.londonSnapshot, "eu-west-2", [
    ["ElastiCache Redis OSS", "cache.t4g.micro", "node-hour", 0.018],
    ["ElastiCache Valkey", "cache.t4g.micro", "node-hour", 0.0144],
    ["ElastiCache Redis OSS", "cache.t4g.medium", "node-hour", 0.072],
  ]),
  ...pricesOf(infracost("elasticache_cluster_test"), "us-east-1", [
    ["ElastiCache backup storage", "stored", "GB-month", 0.085],
  ]),
  ...pricesOf(ORIGINS.atlasPlans, ANYWHERE, [["MongoDB Atlas M0", "cluster", "hour", 0]]),
  ...pricesOf(ORIGINS.atlasFlex, ANYWHERE, [["MongoDB Atlas Flex", "base, to 100 operations/s", "month", 8]]),
  // The page says 0.08 an hour and 56.94 a month: 0.078 is what both agree with.
  ...pricesOf(ORIGINS.atlasPlans, "us-east-1", [["MongoDB Atlas M10", "3 members", "hour", 0.078]]),
  ...pricesOf(ORIGINS.atlasM20, "us-east-1", [["MongoDB Atlas M20", "3 members", "hour", 0.2]]),
  ...pricesOf(ORIGINS.atlasInvoice, "us-east-1", [["MongoDB Atlas M30", "3 members", "hour", 0.54]]),
]);
