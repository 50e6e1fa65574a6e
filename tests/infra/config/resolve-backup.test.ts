import { describe, expect, it } from "@jest/globals";
import { resolve } from "../../../infra/config/resolve.ts";
import { dumpSecret } from "../../../infra/config/resolve-backup.ts";
import type { Edit } from "./edited-stacks.ts";
import { referenceConfig } from "./reference-config.ts";

const production = (edits: readonly Edit[] = []) => resolve(referenceConfig("production", edits));

describe("the copies of the database", () => {
  it("are as the file says, and as long as production keeps them", () => {
    const { origins, settings } = production();
    const { dump, ...copies } = settings.backup ?? {};
    expect(copies).toEqual({
      window: "21:00-22:00",
      dailyRetentionDays: 30,
      monthlyRetentionDays: 365,
      lock: "governance",
    });
    expect(dump).toEqual({
      image: `ghcr.io/warungin/database-dump@sha256:${"0".repeat(62)}d1`,
      architecture: "ARM64",
      user: "1000:1000",
      cpuUnits: 256,
      memoryMib: 512,
      schedule: "22:30",
      retentionDays: 30,
      secretName: "DATABASE_URL",
    });
    expect(
      ["window", "dailyRetentionDays", "dump.secretName", "dump.schedule"].map((word) =>
        origins.get(`backup.${word}`),
      ),
    ).toEqual(["file", "tier default", "derived", "file"]);
  });

  it("are as long as is written", () => {
    const edits = [
      ["    backup:\n", "    backup:\n      dailyRetentionDays: 60\n      lock: none\n"],
      ['schedule: "22:30"', 'schedule: "22:30"\n        retentionDays: 1'],
    ] as const;
    expect(production(edits).settings.backup).toMatchObject({
      dailyRetentionDays: 60,
      lock: "none",
      dump: { retentionDays: 1 },
    });
  });
});

describe("dumpSecret", () => {
  const url = { kind: "composed", from: "database.url" } as const;
  const direct = { kind: "composed", from: "database.directUrl" } as const;
  const pooled = { pool: { kind: "rds-proxy" } } as const;

  it.each<[Parameters<typeof dumpSecret>[0], string | undefined]>([
    [{}, undefined],
    [{ secrets: {} }, undefined],
    [{ secrets: { DATABASE_URL: { kind: "generated" } } }, undefined],
    [{ secrets: { REDIS_PASSWORD: { kind: "composed", from: "cache.password" } } }, undefined],
    [{ secrets: { DATABASE_URL: url } }, "DATABASE_URL"],
    [{ secrets: { WRITER_URL: url, READER_URL: url, A_KEY: { kind: "generated" } } }, "READER_URL"],
    [{ secrets: { BROKEN: undefined, DATABASE_URL: url } }, "DATABASE_URL"],
    [{ secrets: { A_URL: url, DIRECT_URL: direct } }, "DIRECT_URL"],
    [{ database: pooled, secrets: { DATABASE_URL: url } }, undefined],
    [{ database: pooled, secrets: { DATABASE_URL: url, DIRECT_URL: direct } }, "DIRECT_URL"],
  ])("of %j is %s", (parts, name) => {
    expect(dumpSecret(parts)).toBe(name);
  });
});
