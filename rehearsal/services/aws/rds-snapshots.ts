import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { text } from "../known.ts";
import { live } from "./live.ts";
import { DB_INSTANCE } from "./rds-groups.ts";

export const DB_SNAPSHOT = "aws:rds/snapshot:Snapshot";

/**
 * Seconds that a snapshot is being made: an estimate (shared durations, RDS restore from a snapshot, whose note assumes about
 * 120 s for the snapshot; read 2026-11-27). The first of a big database takes longer.
 */
const SECONDS_TO_MAKE = 120;

/** RDS API reference, CreateDBSnapshot, DBSnapshotIdentifier (from memory, 2026-11). */
const NAME = /^[A-Za-z](?:-?[A-Za-z0-9]){0,254}$/;

/** A snapshot as RDS shows it at a moment. */
export interface SeenSnapshot {
  readonly name: string;
  readonly database: string;
  readonly arn: string;
  readonly type: string;
  readonly status: string;
  /** Undefined while it is being made. */
  readonly madeAt: Date | undefined;
  readonly entity: Entity;
}

/** Every snapshot of the caller's region, those that outlive their database too. */
export function snapshotsOf(cloud: Cloud): readonly SeenSnapshot[] {
  return cloud
    .list(DB_SNAPSHOT, { region: cloud.caller.region, kept: true })
    .map((entity) => seen(entity, cloud.now));
}

function seen(entity: Entity, now: Date): SeenSnapshot {
  const all = live(entity);
  // A final snapshot is there as soon as its database is gone.
  const madeAt = new Date(text(entity.internal, "availableAt") ?? entity.createdAt);
  const made = madeAt.getTime() <= now.getTime();
  return {
    name: entity.id,
    database: text(all, "dbInstanceIdentifier") ?? "",
    arn: text(all, "dbSnapshotArn") ?? "",
    type: text(all, "snapshotType") ?? "manual",
    status: made ? "available" : "creating",
    madeAt: made ? madeAt : undefined,
    entity,
  };
}

/** Begins a snapshot of the database; it is there after a while of the rehearsal's clock. Throws `CloudError`. */
export function takeSnapshot(cloud: Cloud, database: string, name: string): SeenSnapshot {
  if (!NAME.test(name))
    throw new CloudError(
      "InvalidParameterValue",
      "The parameter DBSnapshotIdentifier is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.",
    );
  const { region } = cloud.caller;
  const source = cloud.list(DB_INSTANCE, { region }).find((one) => live(one).identifier === database);
  if (source === undefined) throw new CloudError("DBInstanceNotFound", `DBInstance ${database} not found.`);
  const id = name.toLowerCase();
  if (snapshotsOf(cloud).some((one) => one.name === id))
    throw new CloudError(
      "DBSnapshotAlreadyExists",
      `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`,
    );
  const { engine, engineVersionActual, kmsKeyId } = source.outputs;
  const made = cloud.add({
    token: DB_SNAPSHOT,
    id,
    inputs: { dbInstanceIdentifier: database, dbSnapshotIdentifier: id },
    outputs: {
      dbSnapshotArn: cloud.arn("rds", `snapshot:${id}`),
      snapshotType: "manual",
      engine,
      engineVersion: engineVersionActual,
      allocatedStorage: live(source).allocatedStorage,
      encrypted: live(source).storageEncrypted === true,
      kmsKeyId,
    },
    internal: { availableAt: new Date(cloud.now.getTime() + SECONDS_TO_MAKE * 1000).toISOString() },
    kept: { why: `manual snapshot of ${database}`, until: undefined },
  });
  return seen(made, cloud.now);
}

/** Takes the snapshot away for good (RDS API reference, DeleteDBSnapshot, from memory, 2026-11). Throws `CloudError`. */
export function removeSnapshot(cloud: Cloud, name: string): SeenSnapshot {
  const found = snapshotsOf(cloud).find((one) => one.name === name.toLowerCase());
  if (found === undefined) throw new CloudError("DBSnapshotNotFound", `DBSnapshot not found: ${name}`);
  if (found.status !== "available")
    throw new CloudError(
      "InvalidDBSnapshotState",
      `Cannot delete the snapshot ${name} because it is not currently in the available or failed state.`,
    );
  cloud.remove(found.entity);
  return found;
}
