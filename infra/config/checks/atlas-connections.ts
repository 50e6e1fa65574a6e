import type { Problem } from "../../lib/errors.ts";
import { type AtlasTierName, atlasTiers } from "../../tables/atlas-tiers.ts";
import type { ConfigParts } from "../config.ts";
import { databaseReaders } from "./database-readers.ts";

/** Connections of each member that Atlas keeps for itself (Atlas, "Atlas Limitations", example of Connection Limits, in a stored copy; read 2026-11-27). */
const RESERVED = 10;

/** What a driver's pool opens to each member where nobody says: its maxPoolSize (mongodb/docs-pymongo, "Connection Pools"; Automattic/mongoose#10809 for Node; read 2026-11-27). */
const DRIVERS_OWN = 100;

/** What each client opens to every member beside its pool, to watch it (MongoDB, Java driver, FAQ "How does connection pooling work", quoted in public file #12760810415; read 2026-11-27). */
const WATCHING = 2;

/**
 * Everybody's connections fit the tier. A client opens its pool to each member, and the limit is each member's; during a rollout
 * the old tasks stand beside the new ones, so every task counts twice.
 */
export function atlasConnections(
  parts: Pick<ConfigParts, "secrets" | "services">,
  { tier }: { readonly tier?: AtlasTierName | undefined },
  wrong: ReadonlySet<string>,
): readonly Problem[] {
  if (tier === undefined) return [];
  const free = atlasTiers[tier].connections - RESERVED;
  const users = databaseReaders(parts)
    .filter(({ name }) => !wrong.has(`services.${name}.databaseConnectionsPerTask`))
    .map(({ name, perTask, tasks }) => ({
      name,
      pool: perTask ?? DRIVERS_OWN,
      isSaid: perTask !== undefined,
      tasks: tasks * 2,
    }));
  const wanted = users.reduce((sum, user) => sum + user.tasks * (user.pool + WATCHING), 0);
  const [first] = users;
  if (first === undefined || wanted <= free) return [];
  const each = Math.floor(free / users.reduce((sum, user) => sum + user.tasks, 0)) - WATCHING;
  const fitting = Object.entries(atlasTiers).find(([, one]) => one.connections - RESERVED >= wanted)?.[0];
  const sum = users
    .map(({ isSaid, name, pool, tasks }) => `${name} ${tasks} x ${pool}${isSaid ? "" : ", the drivers' own"}`)
    .join("; ");
  const ways = [
    ...(each < 1 ? [] : [`databaseConnectionsPerTask: ${each} and give the application's pool that size`]),
    ...(fitting === undefined ? [] : [`tier: ${fitting}`]),
  ];
  return [
    {
      where: `services.${first.name}.databaseConnectionsPerTask`,
      expected: `connections that fit a member of ${tier}, which has ${free} beside Atlas's own, with old and new tasks side by side`,
      found: `${wanted} (${sum}; ${WATCHING} more each to watch the member)`,
      next: ways.length === 0 ? "Write fewer tasks" : `Write ${ways.join(", or ")}`,
    },
  ];
}
