import type { DatabaseSettings } from "../../infra/config/database-settings.ts";
import type { Problem } from "../../infra/lib/errors.ts";
import type { StateResource } from "./stack-state.ts";

const USERS = "slipway:data:AtlasUsers";
const PASSWORD = "random:index/randomPassword:RandomPassword";

/**
 * Refuses a turn that is neither the last one nor the next: it would give the current user a new password too, under the tasks
 * that run as that user. The state says in which turn each password was made; a stack without users takes any.
 */
export function turnProblems(
  database: DatabaseSettings | undefined,
  state: readonly StateResource[],
): readonly Omit<Problem, "source">[] {
  if (database?.engine !== "mongodb") return [];
  const turns = state.filter(isUsersPassword).flatMap(({ inputs }) => turnOf(inputs) ?? []);
  if (turns.length === 0) return [];
  const last = Math.max(...turns);
  if (database.turn === last || database.turn === last + 1) return [];
  return [
    {
      where: "database.turn",
      expected: `${last}, which the last update left, or ${last + 1}, the next`,
      found: String(database.turn),
      next: `Any other changes the password of the user whose tasks run: write ${last + 1}, run slipway up, and take the next turn once no task of before it runs`,
    },
  ];
}

function isUsersPassword({ type, urn }: StateResource): boolean {
  return type === PASSWORD && urn.includes(`${USERS}$`);
}

function turnOf({ keepers }: StateResource["inputs"]): number | undefined {
  if (typeof keepers !== "object" || keepers === null || !("turn" in keepers)) return undefined;
  const turn = Number(keepers.turn);
  return Number.isInteger(turn) ? turn : undefined;
}
