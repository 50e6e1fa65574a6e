import type { Problem } from "../../lib/errors.ts";
import { type AtlasTierName, atlasTiers } from "../../tables/atlas-tiers.ts";
import type { ConfigParts } from "../config.ts";

/** Connections of each member that Atlas keeps for itself (Atlas, "Atlas Limitations", example of Connection Limits, in a stored copy; read 2026-11-27). */
const RESERVED = 10;

/**
 * Everybody's connections fit the tier. A client opens its pool to each member, and the limit is each member's; during a rollout
 * the old tasks stand beside the new ones, so every task counts twice.
 */
export function atlasConnections(
  { services }: Pick<ConfigParts, "services">,
  { tier }: { readonly tier?: AtlasTierName | undefined },
): readonly Problem[] {
  if (tier === undefined) return [];
  const free = atlasTiers[tier].connections - RESERVED;
  const users = Object.entries(services ?? {}).flatMap(([name, service]) => {
    const perTask = service?.databaseConnectionsPerTask;
    const tasks = service?.scale?.maxTasks;
    return perTask === undefined || tasks === undefined ? [] : [{ name, perTask, tasks: tasks * 2 }];
  });
  const wanted = users.reduce((sum, user) => sum + user.tasks * user.perTask, 0);
  const [first] = users;
  if (first === undefined || wanted <= free) return [];
  const each = Math.floor(free / users.reduce((sum, user) => sum + user.tasks, 0));
  const fitting = Object.entries(atlasTiers).find(([, one]) => one.connections - RESERVED >= wanted)?.[0];
  const sum = users.map((user) => `${user.name} ${user.tasks} x ${user.perTask}`).join(", ");
  const ways = [
    ...(each < 1 ? [] : [`${each} connections a task`]),
    ...(fitting === undefined ? [] : [`tier: ${fitting}`]),
  ];
  return [
    {
      where: `services.${first.name}.databaseConnectionsPerTask`,
      expected: `connections that fit a member of ${tier}, which has ${free} beside Atlas's own, with old and new tasks side by side`,
      found: `${wanted} (${sum})`,
      next: ways.length === 0 ? "Write fewer tasks" : `Write ${ways.join(", or ")}`,
    },
  ];
}
