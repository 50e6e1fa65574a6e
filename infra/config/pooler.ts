import { usersOf } from "../network/data-users.ts";
import type { PgbouncerPool } from "./database-settings.ts";
import type { ServiceSettings } from "./service-settings.ts";
import type { Settings } from "./settings.ts";

/** Name of the secret that holds the database's password for the poolers. */
export const POOL_PASSWORD = "DATABASE_POOL_PASSWORD";

/** Where the application asks the pooler beside it: the task's own loopback, and PgBouncer's own port (pgbouncer.org, "Configuration", listen_port, read 2026-11-27). */
export const POOLER = { host: "127.0.0.1", port: 6432 } as const;

/** Clients of one task that its pooler takes: above the application's own pool, which waits here and not at the database. */
export const POOLER_CLIENTS = 500;

/** What has to be known of a stack. */
type PoolWays = Pick<Settings, "database" | "secrets" | "services">;

/** The pooler of the stack's tasks; undefined where there is none, or where the pool stands outside them. */
export function pgbouncerOf({ database }: Pick<Settings, "database">): PgbouncerPool | undefined {
  return database?.engine === "postgres" && database.pool?.kind === "pgbouncer" ? database.pool : undefined;
}

/** The pooler beside one service: those have it that read the database, but for readers of the direct URL alone. */
export function poolerBeside(
  settings: PoolWays,
  { name }: Pick<ServiceSettings, "name">,
): PgbouncerPool | undefined {
  return usersOf("pool", settings).includes(name) ? pgbouncerOf(settings) : undefined;
}
