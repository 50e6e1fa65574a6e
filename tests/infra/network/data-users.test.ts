import { describe, expect, it } from "@jest/globals";
import { type StoreReaders, usersOf } from "../../../infra/network/data-users.ts";

type Reader = StoreReaders["services"][string];

const SECRETS: StoreReaders["secrets"] = {
  DATABASE_URL: { kind: "composed", from: "database.url" },
  REDIS_PASSWORD: { kind: "composed", from: "cache.password" },
  JWT_SECRET: { kind: "generated", length: 43 },
};

/** The stores' users where the only service is this one. */
function usersWith(service: Partial<Reader>) {
  const api: Reader = { name: "api", outputs: {}, secrets: {}, ...service };
  const settings = { services: { api }, secrets: SECRETS };
  return { database: usersOf("database", settings), cache: usersOf("cache", settings) };
}

describe("usersOf", () => {
  it("lets in a service that reads a store's output", () => {
    expect(usersWith({ outputs: { REDIS_HOST: "cache.host" } })).toEqual({ database: [], cache: ["api"] });
  });

  it("lets in a service that reads a secret composed from a store, under any variable's name", () => {
    expect(usersWith({ secrets: { PG: "DATABASE_URL" } })).toEqual({ database: ["api"], cache: [] });
  });

  it("lets in nobody who reads other secrets only", () => {
    expect(usersWith({ secrets: { JWT_SECRET: "JWT_SECRET" } })).toEqual({ database: [], cache: [] });
  });

  it("lets in nobody for a secret that is not declared", () => {
    expect(usersWith({ secrets: { X: "UNDECLARED" } })).toEqual({ database: [], cache: [] });
  });

  it("lets in at the pool who would reach the database, and past it only readers of the direct URL", () => {
    const reader = (name: string, secret: string): Reader => ({
      name,
      outputs: {},
      secrets: { URL: secret },
    });
    const settings = {
      services: { api: reader("api", "DATABASE_URL"), migrator: reader("migrator", "DIRECT_URL") },
      secrets: { ...SECRETS, DIRECT_URL: { kind: "composed", from: "database.directUrl" } as const },
    };
    const pooled = { ...settings, database: { pool: { kind: "rds-proxy" } } };
    expect(usersOf("pool", pooled)).toEqual(["api"]);
    expect(usersOf("database", pooled)).toEqual(["migrator"]);
    expect(usersOf("pool", settings)).toEqual([]);
    expect(usersOf("database", settings)).toEqual(["api", "migrator"]);
  });

  it("names every user once, in alphabetical order", () => {
    const reader = (name: string): Reader => ({
      name,
      outputs: { HOST: "database.host", PORT: "database.port" },
      secrets: { URL: "DATABASE_URL" },
    });
    const services = { worker: reader("worker"), api: reader("api") };
    expect(usersOf("database", { services, secrets: SECRETS })).toEqual(["api", "worker"]);
  });
});
