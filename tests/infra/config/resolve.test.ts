import { describe, expect, it } from "@jest/globals";
import { leaves } from "../../../infra/config/decisions.ts";
import { resolve } from "../../../infra/config/resolve.ts";
import { referenceConfig } from "./reference-config.ts";

const STACKS = ["staging", "production"] as const;

describe("resolve", () => {
  it.each(STACKS)("knows the origin of every setting of %s and of nothing else", (stack) => {
    const { origins, settings } = resolve(referenceConfig(stack));
    expect([...origins.keys()]).toEqual(leaves(settings, "").map(([path]) => path));
  });

  it("gives staging a cheap shape", () => {
    const { origins, settings } = resolve(referenceConfig("staging"));
    expect(settings).toMatchObject({
      network: { zoneCount: 2, nat: "none" },
      database: { multiAz: false, backupRetentionDays: 7 },
      cache: { snapshotRetentionDays: 0 },
      logs: { retentionDays: 30 },
      recoveryWindowDays: 7,
    });
    expect(origins.get("network.nat")).toBe("tier default");
  });

  it("gives production a safe shape", () => {
    const { settings } = resolve(referenceConfig("production"));
    expect(settings).toMatchObject({
      network: { zoneCount: 3, nat: "per-zone" },
      database: { multiAz: true, backupRetentionDays: 30 },
      cache: { snapshotRetentionDays: 7 },
      logs: { retentionDays: 90 },
      recoveryWindowDays: 30,
    });
  });

  it.each(STACKS)("protects %s unless the file says otherwise", (stack) => {
    const silent = resolve(referenceConfig(stack, [[/ {4}deletionProtection: .*\n/, ""]]));
    expect(silent.settings.deletionProtection).toBe(true);
    const open = resolve(
      referenceConfig(stack, [[/deletionProtection: .*\n/, "deletionProtection: false\n"]]),
    );
    expect(open.settings.deletionProtection).toBe(false);
    expect(open.origins.get("deletionProtection")).toBe("file");
    expect(silent.settings.keepLastSnapshot).toBe(true);
    expect(open.settings.keepLastSnapshot).toBe(stack === "production");
    expect(open.origins.get("keepLastSnapshot")).toBe("derived");
    expect([silent.settings.keepImages, open.settings.keepImages]).toEqual([true, false]);
    expect(open.origins.get("keepImages")).toBe("derived");
  });

  it("takes a written value over the tier's, even the same one", () => {
    const { origins } = resolve(
      referenceConfig("staging", [["    network:\n", "    network:\n      nat: none\n"]]),
    );
    expect(origins.get("network.nat")).toBe("file");
  });

  it("keeps zero and false that are written", () => {
    const edits = [["    cache:\n", "    cache:\n      snapshotRetentionDays: 0\n"]] as const;
    expect(resolve(referenceConfig("production", edits)).settings.cache?.snapshotRetentionDays).toBe(0);
    const single = [["    database:\n", "    database:\n      multiAz: false\n"]] as const;
    expect(resolve(referenceConfig("production", single)).settings.database).toMatchObject({
      multiAz: false,
    });
  });

  it("derives sorted hostnames without repeats, subnets and names", () => {
    const { origins, settings } = resolve(referenceConfig("staging"));
    expect(settings.hostnames).toEqual(["api.warungin-staging.example", "warungin-staging.example"]);
    expect(settings.network.subnets).toHaveLength(6);
    expect(settings.database).toMatchObject({ databaseName: "warungin", username: "warungin_app" });
    expect(
      ["hostnames", "network.subnets.0.cidr", "database.username"].map((path) => origins.get(path)),
    ).toEqual(["derived", "derived", "derived"]);
  });

  it("makes names that a database accepts from a product with hyphens", () => {
    const edits = [["product: warungin", "product: corner-shop"]] as const;
    expect(resolve(referenceConfig("staging", edits)).settings.database).toMatchObject({
      databaseName: "corner_shop",
      username: "corner_shop_app",
    });
  });

  it.each([
    ["a", "a_app"],
    ["corner-coffee", "corner_coffe_app"],
    ["corner-shop-of-ours", "corner_shop_app"],
  ])(
    "derives from the product %s the user %s, which RDS takes with 16 characters at most",
    (product, user) => {
      const named = { ...referenceConfig("staging"), product };
      expect(resolve(named).settings.database?.username).toBe(user);
    },
  );

  it("switches a measure off where the file says none", () => {
    const edits = [
      ["requestsPerTaskPerMinute: 600", "requestsPerTaskPerMinute: none, cpuPercent: none"],
    ] as const;
    const { origins, settings } = resolve(referenceConfig("staging", edits));
    expect(settings.services.api?.scale).toMatchObject({
      cpuPercent: undefined,
      requestsPerTaskPerMinute: undefined,
      memoryPercent: 75,
    });
    expect(origins.get("services.api.scale.cpuPercent")).toBe("file");
  });

  it("groups overrides by component and child", () => {
    const overrides =
      "{ api.container: { stopTimeout: 5 }, api.service: { placementConstraints: [1] }, database.instance: {}, edge.record.a.b: {} }";
    const edits = [["    edge:\n", `    overrides: ${overrides}\n    edge:\n`]] as const;
    expect(resolve(referenceConfig("staging", edits)).settings.overrides).toEqual({
      api: { container: { stopTimeout: 5 }, service: { placementConstraints: [1] } },
      database: { instance: {} },
      edge: { "record.a.b": {} },
    });
  });

  it("says that a stack without database has none", () => {
    const edits = [
      [/ {4}database:\n(?: {6}.*\n)+/, ""],
      [/ {4}backup:\n(?: {6}.*\n)+/, ""],
      ["{ kind: composed, from: database.url }", "{ kind: generated }"],
    ] as const;
    const { origins, settings } = resolve(referenceConfig("staging", edits));
    expect(settings.database).toBeUndefined();
    expect(settings.backup).toBeUndefined();
    expect(origins.get("database")).toBe("default");
  });

  it("backs a database up by the tier's defaults where the file names a dump and no more", () => {
    const edits = [[/ {6}window: "21:00-22:00".*\n/, ""]] as const;
    expect(resolve(referenceConfig("staging", edits)).settings.backup).toMatchObject({
      window: "05:00-06:00",
      dailyRetentionDays: 7,
      monthlyRetentionDays: 90,
      lock: "none",
    });
    expect(resolve(referenceConfig("production", edits)).settings.backup).toMatchObject({
      dailyRetentionDays: 30,
      monthlyRetentionDays: 365,
      lock: "governance",
    });
  });

  it("gives the same settings for the same configuration", () => {
    expect(resolve(referenceConfig("staging"))).toEqual(resolve(referenceConfig("staging")));
  });
});
