import { rdsMaxConnections, rdsMemoryGib } from "../../data/rds-memory.ts";
import { either } from "../../lib/either.ts";
import type { Problem } from "../../lib/errors.ts";
import type { ConfigParts } from "../config.ts";
import { POOLER_CLIENTS } from "../pooler.ts";
import { postgresOf } from "../postgres-of.ts";
import { DEFAULTS } from "../tier-defaults.ts";
import { type DatabaseReader, databaseReaders } from "./database-readers.ts";

/** Sizes of one family of instance classes, small to large. */
const SIZES = ["micro", "small", "medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge"] as const;

/** What everybody together may open. */
interface Room {
  readonly instanceClass: string;
  /** Connections of the class. */
  readonly most: number;
  /** Those that no service takes. */
  readonly reserved: number;
}

/** Who opens how many, while old tasks stand beside new ones. */
interface Opened {
  readonly readers: readonly DatabaseReader[];
  /** Connections past any pool. */
  readonly direct: number;
}

/**
 * Everybody's connections together fit the database's class, and clients fit their pool. Every service that reads PostgreSQL says
 * what it opens: its drivers' pools have no common default (Prisma 6: by the machine's CPUs, prisma.io, "Connection pool", read
 * 2026-11-27; node-postgres 10, SQLAlchemy 5 and 10 more, from memory). Of a class that the table does not know only that is said.
 */
export function checkConnections(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  const database = postgresOf(parts.database);
  if (database === undefined) return [];
  const readers = databaseReaders(parts);
  const missing = readers.flatMap((reader) => withoutFigure(reader, wrong));
  const { instanceClass, pool } = database;
  const most = connectionsOf(instanceClass);
  if (instanceClass === undefined || most === undefined) return missing;
  const reserved = database.reservedConnections ?? DEFAULTS["database.reservedConnections"].production;
  const room = { instanceClass, most, reserved };
  if (pool === undefined) return [...missing, ...checkTasks(room, readers)];
  const direct = connections(readers.filter((reader) => reader.direct)) * 2;
  const opened = { readers: readers.filter((reader) => reader.pooled), direct };
  if (pool.kind === "rds-proxy") return [...missing, ...checkProxy(room, opened, pool.maxConnectionsPercent)];
  if (pool.kind === "pgbouncer") return [...missing, ...checkPoolers(room, opened, pool.connectionsPerTask)];
  return missing;
}

function withoutFigure({ name, perTask }: DatabaseReader, wrong: ReadonlySet<string>): readonly Problem[] {
  const where = `services.${name}.databaseConnectionsPerTask`;
  if (perTask !== undefined || wrong.has(where)) return [];
  const expected = "the size of the application's own pool, for a service that reads PostgreSQL";
  const next =
    "Add it, for example databaseConnectionsPerTask: 10, and give the application's pool that size";
  return [{ where, expected, found: "nothing", next }];
}

/** During a rollout the old tasks stand beside the new ones, so every task counts twice. */
function checkTasks(room: Room, readers: readonly DatabaseReader[]): readonly Problem[] {
  const { instanceClass, most, reserved } = room;
  const counted = readers.filter(({ perTask }) => perTask !== undefined);
  const wanted = connections(counted) * 2;
  const first = counted[0];
  if (first === undefined || wanted + reserved <= most) return [];
  const each = Math.floor((most - reserved) / (tasksOf(counted) * 2));
  const sum = counted.map(({ name, perTask, tasks }) => `${name} ${tasks * 2} x ${perTask}`).join(", ");
  return [
    {
      where: `services.${first.name}.databaseConnectionsPerTask`,
      expected: `connections that fit ${instanceClass}, which has at least ${most}, beside ${reserved} reserved, with old and new tasks side by side`,
      found: `${wanted} (${sum})`,
      next: ways([
        each < 1 ? undefined : `write ${each} connections a task`,
        larger(room, (candidate) => candidate >= wanted + reserved),
        "add database.pool",
      ]),
    },
  ];
}

/**
 * What the proxy opens fits, and its clients fit what it opens: one that holds a connection through its session (RDS User Guide,
 * "Avoiding pinning an RDS Proxy") would else keep the others waiting. Only the short time of a rollout is left to its sharing.
 */
function checkProxy(
  room: Room,
  { direct, readers }: Opened,
  percent: number | undefined,
): readonly Problem[] {
  if (percent === undefined) return [];
  const { instanceClass, most, reserved } = room;
  const opened = Math.floor((most * percent) / 100);
  const clients = connections(readers);
  const problems: Problem[] = [];
  if (opened + direct + reserved > most) {
    const fits = Math.floor(((most - reserved - direct) * 100) / most);
    const past = direct === 0 ? "" : `, and of ${direct} that are opened past it`;
    problems.push({
      where: "database.pool.maxConnectionsPercent",
      expected: `a share that leaves ${reserved} of the ${most} connections of ${instanceClass} free${past}`,
      found: `${percent} percent, which leaves ${most - opened}`,
      next: fits < 1 ? "Take a larger instanceClass" : `Write maxConnectionsPercent: ${fits}`,
    });
  }
  const first = readers.find(({ perTask }) => perTask !== undefined);
  if (first === undefined || clients <= opened) return problems;
  const each = Math.floor(opened / tasksOf(readers));
  const sum = readers.map(({ name, perTask = 0, tasks }) => `${name} ${tasks} x ${perTask}`).join(", ");
  problems.push({
    where: `services.${first.name}.databaseConnectionsPerTask`,
    expected: `clients that the pool can serve at once: it opens ${opened} of the ${most} connections of ${instanceClass}`,
    found: `${clients} (${sum})`,
    next: ways([
      each < 1 ? undefined : `write ${each} connections a task`,
      larger(room, (candidate) => Math.floor((candidate * percent) / 100) >= clients),
    ]),
  });
  return problems;
}

/** A pooler stands beside each task, old ones and new ones during a rollout, and takes so many clients. */
function checkPoolers(
  { instanceClass, most, reserved }: Room,
  { direct, readers }: Opened,
  perPooler: number | undefined,
): readonly Problem[] {
  const full = readers
    .filter(({ perTask }) => (perTask ?? 0) > POOLER_CLIENTS)
    .map(({ name, perTask }) => ({
      where: `services.${name}.databaseConnectionsPerTask`,
      expected: `at most ${POOLER_CLIENTS} connections, the clients that the pooler beside the task takes`,
      found: String(perTask),
      next: `Write ${POOLER_CLIENTS} or less; database.pool.connectionsPerTask says how many reach the database`,
    }));
  const tasks = tasksOf(readers) * 2;
  const wanted = tasks * (perPooler ?? 0);
  if (wanted === 0 || wanted + direct + reserved <= most) return full;
  const each = Math.floor((most - reserved - direct) / tasks);
  const sum = readers.map((reader) => `${reader.name} ${reader.tasks * 2}`).join(", ");
  const past = direct === 0 ? "" : ` and ${direct} that are opened past the poolers`;
  return [
    ...full,
    {
      where: "database.pool.connectionsPerTask",
      expected: `connections that fit ${instanceClass}, which has at least ${most}, beside ${reserved} reserved${past}, with old and new tasks side by side`,
      found: `${perPooler} for each of ${tasks} tasks (${sum}), ${wanted} in all`,
      next: each < 1 ? "Take a larger instanceClass" : `Write connectionsPerTask: ${each}`,
    },
  ];
}

/** Connections of all tasks, without a rollout. */
function connections(readers: readonly DatabaseReader[]): number {
  return readers.reduce((sum, { perTask, tasks }) => sum + tasks * (perTask ?? 0), 0);
}

function tasksOf(readers: readonly DatabaseReader[]): number {
  return readers.reduce((sum, { tasks }) => sum + tasks, 0);
}

/** The smallest size of the same family whose connections are enough. */
function larger({ instanceClass }: Room, isEnough: (connections: number) => boolean): string | undefined {
  const fitting = SIZES.map((size) => instanceClass.replace(/[^.]+$/, size)).find((candidate) =>
    isEnough(connectionsOf(candidate) ?? 0),
  );
  return fitting === undefined ? undefined : `take ${fitting}`;
}

/** Ways out as one sentence. */
function ways(all: readonly (string | undefined)[]): string {
  const given = all.filter((one) => one !== undefined);
  const [start = "", ...rest] = given.length === 0 ? "write fewer tasks" : either(given);
  return `${start.toUpperCase()}${rest.join("")}`;
}

function connectionsOf(instanceClass: string | undefined): number | undefined {
  const memory = instanceClass === undefined ? undefined : rdsMemoryGib(instanceClass);
  return memory === undefined ? undefined : rdsMaxConnections(memory);
}
