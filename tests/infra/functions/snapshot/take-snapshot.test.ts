import { describe, expect, it } from "@jest/globals";
import {
  type Snapshot,
  type SnapshotContext,
  takeSnapshot,
} from "../../../../infra/functions/snapshot/take-snapshot.ts";

/** RDS with these snapshots, and what was asked of it. */
function rds(known: readonly Snapshot[], status = "creating") {
  const asked: string[] = [];
  const context: SnapshotContext = {
    database: "shop-production",
    keepDays: 30,
    now: new Date("2026-11-20T12:00:00Z"),
    snapshots: {
      list: async () => known,
      create: async (_database, name) => {
        asked.push(`create ${name}`);
        return { name, status, madeAt: undefined };
      },
      remove: async (name) => {
        asked.push(`remove ${name}`);
      },
    },
  };
  return { asked, context };
}

function made(name: string, day: string, status = "available"): Snapshot {
  return { name: `shop-production-${name}`, status, madeAt: `${day}T12:00:00.000Z` };
}

describe("takeSnapshot", () => {
  it("starts one and is not ready before RDS is", async () => {
    const { asked, context } = rds([]);
    expect(await takeSnapshot({ release: "AB12" }, context)).toEqual({
      snapshot: "shop-production-before-ab12",
      ready: false,
      status: "creating",
      removed: [],
    });
    expect(asked).toEqual(["create shop-production-before-ab12"]);
  });

  it("takes no second one for the same release, and is ready when it is available", async () => {
    const { asked, context } = rds([made("before-ab12", "2026-11-20")]);
    expect(await takeSnapshot({ release: "ab12" }, context)).toMatchObject({ ready: true });
    expect(asked).toEqual([]);
  });

  it("lets go of migrations' snapshots after 30 days and of nothing else", async () => {
    const { asked, context } = rds([
      made("before-old", "2026-10-20"),
      made("before-month", "2026-10-21"),
      made("before-half", "2026-10-01", "creating"),
      made("final-1234", "2025-01-01"),
    ]);
    const { removed } = await takeSnapshot({ release: "new" }, context);
    expect(removed).toEqual(["shop-production-before-old"]);
    expect(asked).toEqual(["create shop-production-before-new", "remove shop-production-before-old"]);
  });

  it("stops the delivery when RDS could not make it", async () => {
    const { asked, context } = rds([made("before-ab12", "2026-11-20", "failed")]);
    await expect(takeSnapshot({ release: "ab12" }, context)).rejects.toThrow(
      "shop-production-before-ab12: a snapshot was expected; RDS says that it failed.",
    );
    expect(asked).toEqual([]);
  });

  it.each([undefined, "", "a b", "-a", "a--b", "a".repeat(64), 7])(
    "refuses the release %j",
    async (release) => {
      const { asked, context } = rds([]);
      await expect(takeSnapshot({ release }, context)).rejects.toThrow("release: 1 to 63 letters");
      expect(asked).toEqual([]);
    },
  );
});
