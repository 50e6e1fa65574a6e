import { beforeEach, describe, expect, it } from "@jest/globals";
import {
  DB_SNAPSHOT,
  removeSnapshot,
  snapshotsOf,
  takeSnapshot,
} from "../../../../rehearsal/services/aws/rds-snapshots.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

describe("takeSnapshot", () => {
  let cloud: MemoryCloud;
  beforeEach(() => {
    cloud = new MemoryCloud([]);
    cloud.put("aws:rds/instance:Instance", "db-1", { identifier: "shop", kmsKeyId: "key" });
  });

  it("makes one that is there after two minutes, with the database's key, and that outlives the database", () => {
    const made = cloud.ask((view) => takeSnapshot(view, "shop", "A"));
    expect(made).toMatchObject({ name: "a", status: "creating", madeAt: undefined, database: "shop" });
    expect(made.entity).toMatchObject({
      outputs: { kmsKeyId: "key" },
      internal: { availableAt: "2026-11-20T12:02:00.000Z" },
      kept: { why: "manual snapshot of shop" },
    });
  });

  it.each(["", "1a", "a-", "a--b", "a_b", "a".repeat(256)])("refuses the name %j", (name) => {
    expect(() => cloud.ask((view) => takeSnapshot(view, "shop", name))).toThrow("InvalidParameterValue");
  });

  it("looks for the database in the caller's region alone", () => {
    cloud.as({ region: "eu-west-1" });
    expect(() => cloud.ask((view) => takeSnapshot(view, "shop", "a"))).toThrow("DBInstanceNotFound");
  });
});

describe("snapshotsOf", () => {
  it("shows a snapshot as being made until its moment has come", () => {
    const cloud = new MemoryCloud([]);
    cloud.put(DB_SNAPSHOT, "now", {}, { availableAt: "2026-11-20T12:00:00Z" });
    cloud.put(DB_SNAPSHOT, "soon", {}, { availableAt: "2026-11-20T12:00:01Z" });
    const seen = cloud.ask((view) => snapshotsOf(view));
    expect(seen).toMatchObject([
      { name: "now", status: "available", madeAt: new Date("2026-11-20T12:00:00Z") },
      { name: "soon", status: "creating", madeAt: undefined },
    ]);
  });
});

describe("removeSnapshot", () => {
  it("takes one that is there and no other", () => {
    const cloud = new MemoryCloud([]);
    cloud.put(DB_SNAPSHOT, "a", {});
    cloud.put(DB_SNAPSHOT, "b", {}, { availableAt: "2026-11-20T12:00:01Z" });
    cloud.ask((view) => removeSnapshot(view, "A"));
    expect(() => cloud.ask((view) => removeSnapshot(view, "b"))).toThrow("InvalidDBSnapshotState");
    expect(() => cloud.ask((view) => removeSnapshot(view, "c"))).toThrow("DBSnapshotNotFound");
    expect(cloud.list(DB_SNAPSHOT).map(({ id }) => id)).toEqual(["b"]);
  });
});
