import type { ConfigParts } from "../config.ts";

/** A service that reads the database, as the file says it so far. */
export interface DatabaseReader {
  readonly name: string;
  /** Most tasks at once: those of `scale.maxTasks`; during a rollout the old ones stand beside as many new ones. */
  readonly tasks: number;
  /** Most connections of one task's own pool; undefined where nobody says. */
  readonly perTask: number | undefined;
  /** It connects by the database's URL, host or name: to the pool, where there is one. */
  readonly pooled: boolean;
  /** It connects by the direct URL, past any pool. */
  readonly direct: boolean;
}

/** Services that read an output of the database or a secret composed from it. One without its scale is told elsewhere. */
export function databaseReaders({ secrets, services }: ConfigParts): readonly DatabaseReader[] {
  return Object.entries(services ?? {}).flatMap(([name, service]) => {
    const composed = Object.values(service?.secrets ?? {}).flatMap((secretName) => {
      const secret = secretName === undefined ? undefined : secrets?.[secretName];
      return secret?.kind === "composed" ? [secret.from] : [];
    });
    const from = [...Object.values(service?.outputs ?? {}), ...composed];
    const direct = from.includes("database.directUrl");
    const pooled = from.some((one) => one?.startsWith("database.") === true && one !== "database.directUrl");
    const tasks = service?.scale?.maxTasks;
    if (tasks === undefined || (!direct && !pooled)) return [];
    return [{ name, tasks, perTask: service?.databaseConnectionsPerTask, pooled, direct }];
  });
}
