import { rdsSnapshots } from "./rds-snapshots.ts";
import { type SnapshotEvent, type SnapshotResult, takeSnapshot } from "./take-snapshot.ts";
import { readVariables } from "./variables.ts";

/** What Lambda calls: a delivery, before its migration, and again until the snapshot is there. */
export const handler = async (event: SnapshotEvent): Promise<SnapshotResult> =>
  takeSnapshot(event, { ...readVariables(process.env), now: new Date(), snapshots: rdsSnapshots });
