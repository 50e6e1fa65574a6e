import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts, ServiceParts } from "../config.ts";
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

/** Whether a pooler would stand beside the service: it reads the database, and not by the direct URL alone. */
export function readsPool(service: ServiceParts | undefined, secrets: ConfigParts["secrets"]): boolean {
  const composed = Object.values(service?.secrets ?? {}).flatMap((name) => {
    const secret = name === undefined ? undefined : secrets?.[name];
    return secret?.kind === "composed" ? [secret.from] : [];
  });
  return [...Object.values(service?.outputs ?? {}), ...composed].some(
    (from) => from?.startsWith("database.") === true && from !== "database.directUrl",
  );
}
