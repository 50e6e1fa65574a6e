import { rdsSnapshots } from "./rds-snapshots.ts";
import { type SnapshotEvent, type SnapshotResult, takeSnapshot } from "./take-snapshot.ts";

/** What Lambda calls: a delivery, before its migration, and again until the snapshot is there. */
export const handler = (event: SnapshotEvent): Promise<SnapshotResult> =>
  takeSnapshot(event, {
    database: process.env.DATABASE_IDENTIFIER ?? "",
    keepDays: Number(process.env.KEEP_DAYS),
    now: new Date(),
    snapshots: rdsSnapshots,
  });
