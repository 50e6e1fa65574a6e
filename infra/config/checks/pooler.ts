import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";
import { POOL_PASSWORD } from "../pooler.ts";
import { postgresOf } from "../postgres-of.ts";

/** The name of the poolers' password is the stack's own. */
export function checkPooler(parts: ConfigParts): readonly Problem[] {
  if (postgresOf(parts.database)?.pool?.kind !== "pgbouncer" || parts.secrets?.[POOL_PASSWORD] === undefined)
    return [];
  const expected = "a name that the stack does not use itself, for the poolers beside the tasks";
  const where = `secrets.${POOL_PASSWORD}`;
  return [{ where, expected, found: shown(POOL_PASSWORD), next: "Rename the secret" }];
}
