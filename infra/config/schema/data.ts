import * as z from "zod";
import { mongodb } from "./mongodb.ts";
import { pool } from "./pool.ts";
import { dailyWindow, weeklyWindow } from "./windows.ts";
import { choice, flag, group, NO_DEFAULT, text, whole, words } from "./word.ts";

function version(meaning: string, example: string) {
  return text(
    {
      meaning,
      expected: "major and minor version as text in quotes",
      example,
      required: "an upgrade is a decision",
    },
    /^\d{1,2}\.\d{1,2}$/,
  );
}

/** A node or instance type of RDS or ElastiCache. */
function machine(meaning: string, prefix: "db" | "cache", example: string) {
  return text(
    {
      meaning,
      expected: prefix === "db" ? "an instance class of RDS" : "a node type of ElastiCache",
      example,
      required: NO_DEFAULT.money,
    },
    new RegExp(`^${prefix}\\.[a-z0-9-]+\\.[a-z0-9-]+$`),
  );
}

function identifier(meaning: string, derived: string, longest: number) {
  return text(
    {
      meaning,
      expected: `1 to ${longest} lower-case letters, digits and underscores, first a letter`,
      example: "app",
      derived,
    },
    new RegExp(`^[a-z][a-z0-9_]{0,${longest - 1}}$`),
  ).optional();
}

/** Longest names, characters: docs.aws.amazon.com/sdk-for-kotlin, rds CreateDbInstanceRequest (dbName, masterUsername), from memory, 2026-11. */
export const LONGEST = { databaseName: 63, username: 16 } as const;

/** PostgreSQL on RDS. */
const postgres = group(
  { meaning: "PostgreSQL on RDS, reachable from the services only" },
  {
    engine: z.literal("postgres").register(words, {
      meaning: "Kind of database",
      expected: '"postgres" or "mongodb"',
      example: "postgres",
      required: NO_DEFAULT.identity,
    }),
    version: version("Version of PostgreSQL", '"16.10"'),
    instanceClass: machine("Size of the instance", "db", "db.t4g.micro"),
    storageGib: whole(
      {
        meaning: "Storage at creation; it only ever grows",
        unit: "GiB",
        example: "20",
        required: NO_DEFAULT.money,
      },
      20,
      65_536,
    ),
    maxStorageGib: whole(
      {
        meaning: "Storage up to which it grows by itself",
        unit: "GiB",
        example: "50",
        required: NO_DEFAULT.money,
      },
      22,
      65_536,
    ),
    databaseName: identifier(
      "Name of the database",
      "the product's name, hyphens as underscores",
      LONGEST.databaseName,
    ),
    username: identifier(
      "User that the application connects as",
      "the product's name (its first 12 characters) with _app, hyphens as underscores",
      LONGEST.username,
    ),
    multiAz: flag({ meaning: "A standby in a second zone takes over by itself", example: "true" }).optional(),
    backupRetentionDays: whole(
      { meaning: "Automated backups with point-in-time recovery", unit: "days", example: "30" },
      1,
      35, // RDS's limit: @pulumi/aws 7.48.0, rds.InstanceArgs
    ).optional(),
    slowQueryMilliseconds: whole(
      { meaning: "Statements slower than this are logged", unit: "milliseconds", example: "1000" },
      1,
      3_600_000,
    ).optional(),
    pool,
    reservedConnections: whole(
      {
        meaning: "Connections kept free of services: for RDS itself, the dump, migrations and people",
        unit: "connections",
        example: "10",
      },
      5, // RDS keeps 3 for superusers and 2 for itself: RDS User Guide, PostgreSQL parameters, from memory, 2026-11
      1000,
    ).optional(),
    backupWindow: dailyWindow("When the daily backup starts; at least 30 minutes"),
    maintenanceWindow: weeklyWindow("When minor updates happen; at least 30 minutes, apart from the backup"),
  },
);

/** The database: each engine has words of its own. */
export const database = z
  .discriminatedUnion("engine", [postgres, mongodb])
  .register(words, {
    meaning: "The database, PostgreSQL on RDS or MongoDB on Atlas",
    expected: "a group of keys (engine and what goes with it)",
    example: "",
  })
  .optional();

/** Valkey or Redis on ElastiCache. */
export const cache = group(
  { meaning: "Valkey or Redis on ElastiCache, reachable from the services only" },
  {
    engine: choice({ meaning: "Kind of cache", example: "valkey", required: NO_DEFAULT.identity }, [
      "valkey",
      "redis",
    ]),
    version: version("Version of the engine", '"8.0"'),
    nodeType: machine("Size of a node", "cache", "cache.t4g.micro"),
    nodes: whole(
      {
        meaning: "Nodes in all; two or more fail over by themselves",
        unit: "nodes",
        example: "2",
        required: NO_DEFAULT.money,
      },
      1,
      6, // one primary and five replicas: @pulumi/aws 7.48.0, elasticache.ReplicationGroupArgs
    ),
    snapshotRetentionDays: whole(
      {
        meaning:
          "Days that daily snapshots are kept; 0 means none, which production refuses where the product chooses DAT-05",
        unit: "days",
        example: "7",
      },
      0,
      35,
    ).optional(),
    snapshotWindow: dailyWindow("When the daily snapshot starts; at least 60 minutes"),
    maintenanceWindow: weeklyWindow("When minor updates happen; at least 60 minutes"),
  },
).optional();
