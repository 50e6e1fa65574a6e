import { isDedicated } from "../tables/atlas-tiers.ts";
import type { Config } from "./config.ts";
import type { DatabaseSettings, MongodbSettings, PostgresSettings } from "./database-settings.ts";
import type { Decisions } from "./decisions.ts";
import { POOL_PASSWORD, pgbouncerOf } from "./pooler.ts";
import { LONGEST } from "./schema/data.ts";
import type { SecretSettings } from "./secret-settings.ts";
import type { Settings } from "./settings.ts";

type Written<E> = Extract<Config["database"], { engine: E }>;

/** The database with its defaults; undefined for a stack without one. */
export function resolveDatabase(
  { aws, database, product }: Config,
  decide: Decisions,
): DatabaseSettings | undefined {
  if (database === undefined) return decide.absent("database");
  const name = product.replaceAll("-", "_");
  return database.engine === "postgres"
    ? resolvePostgres(database, name, decide)
    : resolveMongodb(database, { name, region: aws.region }, decide);
}

function resolvePostgres(database: Written<"postgres">, name: string, decide: Decisions): PostgresSettings {
  return {
    engine: database.engine,
    version: database.version,
    instanceClass: database.instanceClass,
    storageGib: database.storageGib,
    maxStorageGib: database.maxStorageGib,
    databaseName: database.databaseName ?? decide.derived("database.databaseName", name),
    username: database.username ?? decide.derived("database.username", applicationUser(name)),
    multiAz: decide.or("database.multiAz", database.multiAz),
    backupRetentionDays: decide.or("database.backupRetentionDays", database.backupRetentionDays),
    pool: resolvePool(database.pool, decide),
    reservedConnections: decide.or("database.reservedConnections", database.reservedConnections),
    slowQueryMilliseconds: decide.or("database.slowQueryMilliseconds", database.slowQueryMilliseconds),
    backupWindow: decide.or("database.backupWindow", database.backupWindow),
    maintenanceWindow: decide.or("database.maintenanceWindow", database.maintenanceWindow),
  };
}

function resolvePool(pool: Written<"postgres">["pool"], decide: Decisions): PostgresSettings["pool"] {
  if (pool === undefined) return decide.derived("database.pool", undefined);
  if (pool.kind === "pgbouncer") {
    const imageCredentials = decide.or("database.pool.imageCredentials", pool.imageCredentials);
    return { ...pool, imageCredentials };
  }
  return {
    ...pool,
    idleClientSeconds: decide.or("database.pool.idleClientSeconds", pool.idleClientSeconds),
  };
}

/** The secrets with the password that the poolers log in with. */
export function withPoolSecret(
  secrets: Readonly<Record<string, SecretSettings>>,
  settings: Pick<Settings, "database">,
  decide: Decisions,
): Readonly<Record<string, SecretSettings>> {
  if (pgbouncerOf(settings) === undefined) return secrets;
  const password = { kind: "composed", from: "database.password" } as const;
  return { ...secrets, [POOL_PASSWORD]: decide.derived(`secrets.${POOL_PASSWORD}`, password) };
}

/** Words that a tier does not have resolve to none: the checks refuse whoever writes them. */
function resolveMongodb(
  database: Written<"mongodb">,
  { name, region }: { readonly name: string; readonly region: string },
  decide: Decisions,
): MongodbSettings {
  const dedicated = isDedicated(database.tier);
  return {
    engine: database.engine,
    tier: database.tier,
    region: database.region ?? decide.derived("database.region", region),
    version: database.version ?? decide.derived("database.version", undefined),
    storageGib: database.storageGib ?? decide.derived("database.storageGib", undefined),
    databaseName: database.databaseName ?? decide.derived("database.databaseName", name),
    username: database.username ?? decide.derived("database.username", `${name}_app`),
    turn: decide.or("database.turn", database.turn),
    reach:
      database.reach ?? decide.derived("database.reach", dedicated ? "private-endpoint" : "egress-addresses"),
    pointInTimeDays:
      database.pointInTimeDays ??
      decide.derived("database.pointInTimeDays", dedicated ? POINT_IN_TIME_DAYS : 0),
    auditing: database.auditing ?? decide.derived("database.auditing", dedicated),
    ownKey: database.ownKey ?? decide.derived("database.ownKey", dedicated),
    backupCompliance: resolveCompliance(database.backupCompliance, decide),
    maintenanceWindow: dedicated
      ? decide.or("database.maintenanceWindow", database.maintenanceWindow)
      : decide.derived("database.maintenanceWindow", undefined),
  };
}

/** The acknowledgement has done its work once the configuration is read. */
function resolveCompliance(
  written: Written<"mongodb">["backupCompliance"],
  decide: Decisions,
): MongodbSettings["backupCompliance"] {
  if (written === undefined) return decide.or("database.backupCompliance", undefined);
  const { email, firstName, lastName } = written;
  return { email, firstName, lastName };
}

/** A week, in which a fault is noticed (BAK-02). */
const POINT_IN_TIME_DAYS = 7;

/** A user name that RDS accepts whatever the product's length. */
function applicationUser(name: string): string {
  const suffix = "_app";
  return `${name.slice(0, LONGEST.username - suffix.length).replace(/_+$/, "")}${suffix}`;
}
