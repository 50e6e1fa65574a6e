import type { Problem } from "../../lib/errors.ts";
import { nearest } from "../../lib/nearest.ts";
import { shown } from "../../lib/shown.ts";
import { cacheVersions, type EngineVersion, postgresVersions } from "../../tables/engine-versions.ts";
import type { ConfigParts } from "../config.ts";
import { postgresOf } from "../postgres-of.ts";
import { orList } from "../schema/word.ts";

/** Percent that the upper limit must be above storage: docs.aws.amazon.com/AmazonRDS, "storage autoscaling", from memory, 2026-11. */
const MIN_GROWTH_PERCENT = 10;

/** Names that RDS keeps for itself (admin, rdsadmin and the like) or that are PostgreSQL's reserved words. */
const RESERVED_NAMES = [
  "admin",
  "administrator",
  "rdsadmin",
  "rds_superuser",
  "user",
  "public",
  "all",
  "table",
];

/** Fewest cache nodes of a production stack: one node cannot fail over (DAT-05). */
const MIN_PRODUCTION_NODES = 2;

/** Database and cache: versions that are sold, storage that can grow, a production cache that fails over. */
export function checkData(parts: ConfigParts): readonly Problem[] {
  return [...checkDatabase(parts), ...checkCache(parts)];
}

function checkDatabase({ product, ...parts }: ConfigParts): readonly Problem[] {
  const database = postgresOf(parts.database);
  if (database === undefined) return [];
  const problems = [...checkVersion("database.version", database.version, postgresVersions, "PostgreSQL")];
  const least = Math.ceil(((database.storageGib ?? 0) * (100 + MIN_GROWTH_PERCENT)) / 100);
  if (database.maxStorageGib !== undefined && database.maxStorageGib < least) {
    const expected = `at least ${least} GiB, a tenth more than storageGib`;
    const found = String(database.maxStorageGib);
    problems.push({ where: "database.maxStorageGib", expected, found, next: "Raise maxStorageGib" });
  }
  const names = { databaseName: database.databaseName ?? product, username: database.username };
  for (const [key, name] of Object.entries(names)) {
    if (name === undefined || !(RESERVED_NAMES.includes(name) || name.startsWith("pg_"))) continue;
    const expected = "a name that PostgreSQL and RDS do not keep for themselves";
    const next = `Write another, such as ${key}: app`;
    problems.push({ where: `database.${key}`, expected, found: shown(name), next });
  }
  return problems;
}

function checkCache({ cache, tier }: ConfigParts): readonly Problem[] {
  if (cache === undefined) return [];
  const { engine, version } = cache;
  const problems =
    engine === undefined ? [] : [...checkVersion("cache.version", version, cacheVersions[engine], engine)];
  if (tier === "production" && cache.nodes !== undefined && cache.nodes < MIN_PRODUCTION_NODES) {
    const expected = `at least ${MIN_PRODUCTION_NODES} nodes in production, so that one can fail over`;
    problems.push({
      where: "cache.nodes",
      expected,
      found: String(cache.nodes),
      next: `Write nodes: ${MIN_PRODUCTION_NODES}`,
    });
  }
  return problems;
}

/** The one whose number is least away: of a version that is too new the newest, of an old one the oldest. */
function nearestMajor(wanted: number, sold: readonly EngineVersion[]): EngineVersion {
  const away = ({ major }: EngineVersion): number =>
    Math.abs(Number(major) - (Number.isNaN(wanted) ? Number.POSITIVE_INFINITY : wanted));
  return sold.reduce((best, one) => (away(one) <= away(best) ? one : best));
}

function checkVersion(
  where: string,
  version: string | undefined,
  sold: readonly EngineVersion[],
  engine: string,
): readonly Problem[] {
  if (version === undefined) return [];
  const [major = "", minor = ""] = version.split(".");
  const majors = sold.map((entry) => entry.major);
  const found = shown(version);
  const entry = sold.find((one) => one.major === major);
  if (entry === undefined) {
    const expected = `a version of ${engine} under standard support (major ${orList(majors)})`;
    const near = nearestMajor(Number.parseInt(major, 10), sold);
    return [{ where, expected, found, next: `Write version: "${near.major}.${near.minors.at(-1)}"` }];
  }
  if (entry.minors.map(String).includes(minor)) return [];
  const known = entry.minors.map((one) => `${major}.${one}`);
  const expected = `a version of ${engine} ${major} that can be made (${orList(known)})`;
  const next = `Write version: "${known.at(-1)}"; one that AWS sells since then comes with a later slipway`;
  return [{ where, expected, found, next }];
}
