import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { daysFromNow } from "../identifiers.ts";
import { flag, number, text } from "../known.ts";
import { DB_SNAPSHOT } from "./rds-snapshots.ts";

/** Automated backups that outlive their instance: nobody declares them. */
const AUTOMATED_BACKUP = "slipway:rds/automatedBackup";

/**
 * What a deleted instance leaves behind: its final snapshot, and its automated backups where they are not
 * deleted with it.
 */
export function leaveBackups(entity: Entity, cloud: Cloud): void {
  const identifier = text(entity.outputs, "identifier") ?? "";
  if (flag(entity.inputs, "skipFinalSnapshot") !== true) takeFinalSnapshot(entity, identifier, cloud);
  const days = number(entity.inputs, "backupRetentionPeriod") ?? 0;
  if (flag(entity.inputs, "deleteAutomatedBackups") !== false || days === 0) return;
  const until = daysFromNow(cloud, days);
  cloud.add({
    token: AUTOMATED_BACKUP,
    id: `ab-${cloud.hex(32)}`,
    inputs: { dbInstanceIdentifier: identifier, resourceId: entity.id },
    urn: entity.urn,
    kept: { why: `automated backups of ${identifier}`, until },
  });
}

function takeFinalSnapshot(entity: Entity, identifier: string, cloud: Cloud): void {
  const name = text(entity.inputs, "finalSnapshotIdentifier");
  if (name === undefined) {
    throw new CloudError(
      "InvalidParameterCombination",
      "final_snapshot_identifier is required when skip_final_snapshot is false",
    );
  }
  if (
    cloud.list(DB_SNAPSHOT, { region: entity.region, kept: true }).some((snapshot) => snapshot.id === name)
  ) {
    throw new CloudError(
      "DBSnapshotAlreadyExists",
      `Cannot create the snapshot because a snapshot with the identifier ${name} already exists.`,
    );
  }
  const { engine, engineVersionActual, kmsKeyId } = entity.outputs;
  cloud.add({
    token: DB_SNAPSHOT,
    id: name,
    inputs: { dbInstanceIdentifier: identifier, dbSnapshotIdentifier: name },
    outputs: {
      dbSnapshotArn: cloud.arn("rds", `snapshot:${name}`),
      snapshotType: "manual",
      status: "available",
      engine,
      engineVersion: engineVersionActual,
      kmsKeyId,
    },
    urn: entity.urn,
    kept: { why: `final snapshot of ${identifier}`, until: undefined },
  });
}
