import { describe, expect, it } from "@jest/globals";
import { Decisions } from "../../../infra/config/decisions.ts";
import { pgbouncerOf, poolerBeside } from "../../../infra/config/pooler.ts";
import { withPoolSecret } from "../../../infra/config/resolve-database.ts";
import { examplePostgres, exampleService } from "../example-settings.ts";

const PGBOUNCER = { kind: "pgbouncer", image: "ghcr.io/pgbouncer@sha256:0", connectionsPerTask: 10 } as const;
const PROXY = { kind: "rds-proxy", maxConnectionsPercent: 80, idleClientSeconds: 1800 } as const;
const SECRETS = {
  DATABASE_URL: { kind: "composed", from: "database.url" },
  DIRECT_URL: { kind: "composed", from: "database.directUrl" },
} as const;
const api = exampleService({ secrets: { URL: "DATABASE_URL" } });
const migrator = exampleService({ name: "migrator", secrets: { URL: "DIRECT_URL" } });
const stack = (pool: typeof PGBOUNCER | typeof PROXY | undefined) => ({
  database: examplePostgres({ pool }),
  secrets: SECRETS,
  services: { api, migrator },
});

describe("pgbouncerOf", () => {
  it("is the pooler of the tasks, and none for a pool outside them", () => {
    expect(pgbouncerOf(stack(PGBOUNCER))).toBe(PGBOUNCER);
    expect([pgbouncerOf(stack(PROXY)), pgbouncerOf({ database: undefined })]).toEqual([undefined, undefined]);
  });
});

describe("poolerBeside", () => {
  it("stands beside a service that reads the database, not beside one that reads the direct URL alone", () => {
    expect(poolerBeside(stack(PGBOUNCER), api)).toBe(PGBOUNCER);
    expect(poolerBeside(stack(PGBOUNCER), migrator)).toBeUndefined();
  });

  it("stands nowhere with another pool, or with none", () => {
    expect([poolerBeside(stack(PROXY), api), poolerBeside(stack(undefined), api)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe("withPoolSecret", () => {
  it("adds the password that the poolers log in with, and nothing for another pool", () => {
    const decide = new Decisions("staging");
    expect(withPoolSecret(SECRETS, stack(PGBOUNCER), decide)).toEqual({
      ...SECRETS,
      DATABASE_POOL_PASSWORD: { kind: "composed", from: "database.password" },
    });
    expect(withPoolSecret(SECRETS, stack(PROXY), decide)).toBe(SECRETS);
  });
});
