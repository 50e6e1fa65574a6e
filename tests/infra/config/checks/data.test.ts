import { describe, expect, it } from "@jest/globals";
import { checkData } from "../../../../infra/config/checks/data.ts";

function places(
  database: object | undefined,
  cache?: object,
  tier?: "staging" | "production",
): readonly string[] {
  return checkData({ database, cache, tier }).map(({ where }) => where);
}

describe("checkData", () => {
  it.each([
    [100, 109, false],
    [100, 110, true],
    [20, 22, true],
    [21, 23, false],
    [21, 24, true],
    [100, 50, false],
  ])("judges growth from %d to %d GiB", (storageGib, maxStorageGib, right) => {
    expect(places({ storageGib, maxStorageGib })).toEqual(right ? [] : ["database.maxStorageGib"]);
  });

  it.each([
    ["16.10", true],
    ["18.1", true],
    ["16.9", true],
    ["16.8", false],
    ["16.14", true],
    ["16.15", false],
    ["13.20", false],
    ["1.16", false],
    ["99.0", false],
  ])("judges version %s of PostgreSQL", (version, right) => {
    expect(places({ version })).toEqual(right ? [] : ["database.version"]);
  });

  it.each([
    ["valkey", "8.0", true],
    ["valkey", "8.2", true],
    ["valkey", "8.3", false],
    ["valkey", "8.9", false],
    ["redis", "7.1", true],
    ["redis", "6.1", false],
    ["valkey", "6.2", false],
    ["redis", "6.2", true],
    ["redis", "8.0", false],
    ["redis", "5.0", false],
  ])("judges %s %s", (engine, version, right) => {
    expect(places(undefined, { engine, version })).toEqual(right ? [] : ["cache.version"]);
  });

  it.each([
    ["production", 1, false],
    ["production", 2, true],
    ["staging", 1, true],
  ] as const)("judges in %s %d cache nodes", (tier, nodes, right) => {
    expect(places(undefined, { nodes }, tier)).toEqual(right ? [] : ["cache.nodes"]);
  });

  it.each([
    ["admin", false],
    ["pg_app", false],
    ["app", true],
    ["administrators", true],
  ])("judges the user name %s", (username, right) => {
    expect(places({ username })).toEqual(right ? [] : ["database.username"]);
  });

  it("refuses a derived database name that is reserved, and accepts a written one", () => {
    expect(checkData({ database: {}, product: "user" }).map(({ where }) => where)).toEqual([
      "database.databaseName",
    ]);
    expect(checkData({ database: { databaseName: "app" }, product: "user" })).toEqual([]);
  });

  it("asks nothing of what is missing", () => {
    expect(places({}, {}, "production")).toEqual([]);
    expect(places(undefined, undefined, "production")).toEqual([]);
  });
});
