import { all, type Output, secret } from "@pulumi/pulumi";
import { POOLER, pgbouncerOf } from "../config/pooler.ts";
import type { Settings } from "../config/settings.ts";
import type { Data } from "./build-data.ts";
import { postgresUrl } from "./connection-url.ts";
import type { Postgres } from "./postgres.ts";

/** Where services reach the database: at its pool where there is one. */
export function addressOf(settings: Settings, { database, mongodb, pool }: Data) {
  if (database === undefined) return mongodb;
  if (pgbouncerOf(settings) !== undefined) return { databaseName: database.databaseName, ...POOLER };
  const { databaseName, host, port } = database;
  return { databaseName, port, host: pool?.host ?? host };
}

/** The URL by which applications ask the pooler beside them; undefined where none stands there. Secret. */
export function pooledUrl(settings: Settings, database: Postgres | undefined): Output<string> | undefined {
  if (database === undefined || pgbouncerOf(settings) === undefined) return undefined;
  return secret(
    all([database.databaseName, database.username, database.password]).apply(
      ([databaseName, username, password]) =>
        postgresUrl({ ...POOLER, databaseName, username, password }, "disable"),
    ),
  );
}
