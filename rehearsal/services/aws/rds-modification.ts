import type { Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, number, text } from "../known.ts";
import { DB_SUBNET_GROUP } from "./rds-groups.ts";
import { readVersion } from "./rds-instance-check.ts";

/**
 * Storage after a change, percent of the storage before, at least (RDS API reference, ModifyDBInstance, read
 * 2026-11).
 */
const MIN_STORAGE_PERCENT = 110;

/**
 * What ModifyDBInstance refuses: versions that go back, majors without the flag, storage that shrinks,
 * another group of the same VPC.
 */
export function refuseModification(entity: Entity, next: Inputs, cloud: Cloud): void {
  refuseVersion(entity, next);
  refuseStorage(entity, next);
  const [before, after] = [text(entity.inputs, "dbSubnetGroupName"), text(next, "dbSubnetGroupName")];
  if (before === after) return;
  const vpcOf = (name: string | undefined): unknown => cloud.get(DB_SUBNET_GROUP, name)?.outputs.vpcId;
  if (vpcOf(before) === vpcOf(after)) {
    throw new CloudError(
      "InvalidVPCNetworkStateFault",
      `You cannot move DB instance ${String(entity.outputs.identifier)} to subnet group ${String(after)}. The specified DB subnet group and ` +
        "DB instance are in the same VPC. Choose a DB subnet group in different VPC than the specified DB instance and try again.",
    );
  }
}

function refuseVersion(entity: Entity, next: Inputs): void {
  const version = text(next, "engineVersion");
  const running = text(entity.outputs, "engineVersionActual") ?? "";
  const wanted = version === undefined ? undefined : readVersion(version);
  if (wanted === undefined || "fault" in wanted) return;
  const [major, minor] = running.split(".").map(Number);
  const isMinorGiven = version?.includes(".") === true;
  const back =
    Number(wanted.major) < (major ?? 0) ||
    (Number(wanted.major) === major && isMinorGiven && wanted.minor < (minor ?? 0));
  if (back)
    throw new CloudError(
      "InvalidParameterCombination",
      `Cannot upgrade postgres from ${running} to ${version}`,
    );
  if (Number(wanted.major) > (major ?? 0) && flag(next, "allowMajorVersionUpgrade") !== true) {
    throw new CloudError(
      "InvalidParameterCombination",
      "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.",
    );
  }
}

function refuseStorage(entity: Entity, next: Inputs): void {
  const before = number(entity.inputs, "allocatedStorage") ?? 0;
  const after = number(next, "allocatedStorage") ?? before;
  if (after === before) return;
  if (after < before) {
    throw new CloudError(
      "InvalidParameterCombination",
      `Invalid storage size: ${after} GiB; the allocated storage of ${before} GiB cannot be decreased`,
    );
  }
  if (after * 100 < before * MIN_STORAGE_PERCENT) {
    throw new CloudError(
      "InvalidParameterCombination",
      `Invalid storage size: ${after} GiB; it must be at least 10 percent greater than ${before} GiB`,
    );
  }
}
