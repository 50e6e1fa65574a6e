import { rdsMaxConnections, rdsMemoryGib } from "../../data/rds-memory.ts";
import type { Problem } from "../../lib/errors.ts";
import type { ConfigParts } from "../config.ts";
import { postgresOf } from "../postgres-of.ts";
import { DEFAULTS } from "../tier-defaults.ts";
import { readsPool } from "./pooler.ts";

/** Sizes of one family of instance classes, small to large. */
const SIZES = ["micro", "small", "medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge"] as const;

/** Everybody's connections together fit the database's class. Of a class that the table does not know nothing is said. */
export function checkConnections(parts: ConfigParts): readonly Problem[] {
  const { services } = parts;
  const database = postgresOf(parts.database);
  const { instanceClass, pool } = database ?? {};
  const most = connectionsOf(instanceClass);
  if (instanceClass === undefined || most === undefined) return [];
  const reserved = database?.reservedConnections ?? DEFAULTS["database.reservedConnections"].production;
  if (pool === undefined) return checkTasks({ instanceClass, most, reserved, services });
  if (pool.kind === "rds-proxy")
    return checkPool({ instanceClass, most, reserved, percent: pool.maxConnectionsPercent });
  return pool.kind === "pgbouncer" ? checkPoolers(parts, { instanceClass, most, reserved, pool }) : [];
}

/** A pooler stands beside each task, old ones and new ones during a rollout. */
function checkPoolers(
  { secrets, services }: ConfigParts,
  of: {
    readonly instanceClass: string;
    readonly most: number;
    readonly reserved: number;
    readonly pool: { readonly connectionsPerTask?: number | undefined };
  },
): readonly Problem[] {
  const { instanceClass, most, pool, reserved } = of;
  const users = Object.entries(services ?? {}).flatMap(([name, service]) => {
    const tasks = service?.scale?.maxTasks;
    return tasks === undefined || !readsPool(service, secrets) ? [] : [{ name, tasks: tasks * 2 }];
  });
  const tasks = users.reduce((sum, user) => sum + user.tasks, 0);
  const wanted = tasks * (pool.connectionsPerTask ?? 0);
  if (wanted + reserved <= most) return [];
  const each = Math.floor((most - reserved) / tasks);
  const sum = users.map((user) => `${user.name} ${user.tasks}`).join(", ");
  return [
    {
      where: "database.pool.connectionsPerTask",
      expected: `connections that fit ${instanceClass}, which has ${most}, beside ${reserved} reserved, with old and new tasks side by side`,
      found: `${pool.connectionsPerTask} for each of ${tasks} tasks (${sum}), ${wanted} in all`,
      next: each < 1 ? "Take a larger instanceClass" : `Write connectionsPerTask: ${each}`,
    },
  ];
}

function checkPool(of: {
  readonly instanceClass: string;
  readonly most: number;
  readonly reserved: number;
  readonly percent: number | undefined;
}): readonly Problem[] {
  const { instanceClass, most, percent, reserved } = of;
  if (percent === undefined) return [];
  const opened = Math.floor((most * percent) / 100);
  if (opened + reserved <= most) return [];
  const fits = Math.floor(((most - reserved) * 100) / most);
  const expected = `a share that leaves ${reserved} of the ${most} connections of ${instanceClass} free`;
  const found = `${percent} percent, which leaves ${most - opened}`;
  const next = fits < 1 ? "Take a larger instanceClass" : `Write maxConnectionsPercent: ${fits}`;
  return [{ where: "database.pool.maxConnectionsPercent", expected, found, next }];
}

/** During a rollout the old tasks stand beside the new ones, so every task counts twice. */
function checkTasks(of: {
  readonly instanceClass: string;
  readonly most: number;
  readonly reserved: number;
  readonly services: ConfigParts["services"];
}): readonly Problem[] {
  const { instanceClass, most, reserved } = of;
  const users = Object.entries(of.services ?? {}).flatMap(([name, service]) => {
    const perTask = service?.databaseConnectionsPerTask;
    const tasks = service?.scale?.maxTasks;
    return perTask === undefined || tasks === undefined ? [] : [{ name, perTask, tasks: tasks * 2 }];
  });
  const tasks = users.reduce((sum, user) => sum + user.tasks, 0);
  const wanted = users.reduce((sum, user) => sum + user.tasks * user.perTask, 0);
  const first = users[0];
  if (first === undefined || wanted + reserved <= most) return [];
  const fitting = SIZES.map((size) => instanceClass.replace(/[^.]+$/, size)).find(
    (candidate) => (connectionsOf(candidate) ?? 0) >= wanted + reserved,
  );
  const each = Math.floor((most - reserved) / tasks);
  const sum = users.map((user) => `${user.name} ${user.tasks} x ${user.perTask}`).join(", ");
  const ways = [
    ...(each < 1 ? [] : [`write ${each} connections a task`]),
    ...(fitting === undefined ? [] : [`take ${fitting}`]),
    "add database.pool",
  ].join(", ");
  const [start = "", ...rest] = ways;
  return [
    {
      where: `services.${first.name}.databaseConnectionsPerTask`,
      expected: `connections that fit ${instanceClass}, which has ${most}, beside ${reserved} reserved, with old and new tasks side by side`,
      found: `${wanted} (${sum})`,
      next: `${start.toUpperCase()}${rest.join("")}`,
    },
  ];
}

function connectionsOf(instanceClass: string | undefined): number | undefined {
  const memory = instanceClass === undefined ? undefined : rdsMemoryGib(instanceClass);
  return memory === undefined ? undefined : rdsMaxConnections(memory);
}
