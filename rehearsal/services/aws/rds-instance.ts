import { createHash } from "node:crypto";
import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { POSTGRES_VERSIONS, RDS_ZONE_IDS } from "../../data/rds-versions.ts";
import { letters, prefixSuffix } from "../identifiers.ts";
import { flag, given, number, text } from "../known.ts";
import { requireKmsKey } from "./kms-key-of.ts";
import { removeInterfaces } from "./network-interfaces.ts";
import { instanceDefaults } from "./rds-defaults.ts";
import { leaveBackups } from "./rds-final-snapshot.ts";
import { DB_INSTANCE } from "./rds-groups.ts";
import { instanceFailures, readVersion } from "./rds-instance-check.ts";
import { refuseModification } from "./rds-modification.ts";
import {
  latestMajor,
  occupy,
  placeInstance,
  requireDatabaseKeys,
  requireMonitoringRole,
  requireParameterGroup,
  zonesInUse,
} from "./rds-placement.ts";
import { DB_SNAPSHOT } from "./rds-snapshots.ts";
import { nextStart, weeklyWindow } from "./time-windows.ts";

/** PostgreSQL's port (RDS API reference, CreateDBInstance, from memory, 2026-11). */
const DEFAULT_PORT = 5432;
/** Windows that RDS would pick at random inside the region's night; here always these. */
const DEFAULT_BACKUP_WINDOW = "03:00-03:30";
const DEFAULT_MAINTENANCE_WINDOW = "sun:04:00-sun:04:30";

export const dbInstance: Behaviour = {
  token: DB_INSTANCE,
  autoName: { property: "identifier", maxLength: 63, lowerCase: true },
  changes: {
    identifier: ["address", "endpoint", "arn"],
    port: ["endpoint"],
    engineVersion: ["engineVersionActual"],
    multiAz: ["availabilityZone"],
  },
  check: instanceFailures,

  create(inputs, cloud) {
    const identifier =
      text(inputs, "identifier") ?? `${text(inputs, "identifierPrefix") ?? "tf-"}${prefixSuffix(cloud)}`;
    refuseTaken(identifier, undefined, cloud);
    if (!given(inputs, "snapshotIdentifier")) requireCredentials(inputs);
    else requireSnapshot(inputs, cloud);
    refuseExtendedSupport(inputs);
    const resourceId = `db-${letters(cloud, 26, { upper: true })}`;
    const outputs = settled(inputs, identifier, cloud);
    return {
      id: resourceId,
      outputs: {
        ...outputs,
        resourceId,
        engineVersionActual: fullVersion(inputs),
        hostedZoneId: RDS_ZONE_IDS[cloud.caller.region] ?? `Z${letters(cloud, 13, { upper: true })}`,
      },
    };
  },

  update(entity, next, cloud, changed) {
    const identifier = text(next, "identifier") ?? text(entity.outputs, "identifier") ?? "";
    if (changed.has("identifier")) refuseTaken(identifier, entity, cloud);
    refuseModification(entity, next, cloud);
    removeInterfaces(cloud, text(entity.outputs, "arn") ?? "");
    const outputs = settled({ ...next, identifier }, identifier, cloud);
    return { ...outputs, ...versionChange(entity, next, cloud) };
  },

  read(entity, cloud) {
    return { ...versionReached(entity, cloud), latestRestorableTime: restorable(entity.inputs, cloud) };
  },

  delete(entity, cloud) {
    if (flag(entity.inputs, "deletionProtection") === true) {
      throw new CloudError(
        "InvalidParameterCombination",
        "Cannot delete protected DB Instance, please disable deletion protection and try again.",
      );
    }
    leaveBackups(entity, cloud);
    removeInterfaces(cloud, text(entity.outputs, "arn") ?? "");
    return undefined;
  },
};

/** Checks every reference, takes the network interfaces, and answers with all that RDS fills in. */
function settled(inputs: Inputs, identifier: string, cloud: Cloud): Record<string, unknown> {
  const place = placeInstance(inputs, cloud);
  const parameterGroupName = requireParameterGroup(inputs, cloud);
  requireDatabaseKeys(inputs, cloud);
  requireMonitoringRole(inputs, cloud);
  const arn = cloud.arn("rds", `db:${identifier}`);
  occupy(place, inputs, arn, cloud);
  const read = readVersion(text(inputs, "engineVersion") ?? latestMajor());
  const major = "fault" in read ? "" : read.major;
  const port = number(inputs, "port") ?? DEFAULT_PORT;
  const address = `${identifier}.${accountHash(cloud)}.${cloud.caller.region}.rds.amazonaws.com`;
  return {
    ...{
      identifier,
      arn,
      address,
      port,
      endpoint: `${address}:${port}`,
      status: "available",
      parameterGroupName,
    },
    availabilityZone: zonesInUse(place, inputs)[0],
    engine: "postgres",
    engineVersion: text(inputs, "engineVersion") ?? fullVersion(inputs),
    backupRetentionPeriod: number(inputs, "backupRetentionPeriod") ?? 0,
    backupWindow: text(inputs, "backupWindow") ?? DEFAULT_BACKUP_WINDOW,
    maintenanceWindow: text(inputs, "maintenanceWindow") ?? DEFAULT_MAINTENANCE_WINDOW,
    caCertIdentifier: text(inputs, "caCertIdentifier") ?? "rds-ca-rsa2048-g1",
    kmsKeyId: given(inputs, "kmsKeyId") ? requireKmsKey(cloud, inputs.kmsKeyId).outputs.arn : "",
    latestRestorableTime: restorable(inputs, cloud),
    licenseModel: "postgresql-license",
    multiAz: flag(inputs, "multiAz") ?? false,
    networkType: text(inputs, "networkType") ?? "IPV4",
    optionGroupName: text(inputs, "optionGroupName") ?? `default:postgres-${major}`,
    storageType: text(inputs, "storageType") ?? (given(inputs, "iops") ? "io1" : "gp2"),
    ...instanceDefaults(inputs),
    replicas: [],
    listenerEndpoints: [],
    masterUserSecrets: [],
  };
}

function refuseTaken(identifier: string, self: Entity | undefined, cloud: Cloud): void {
  const other = cloud
    .list(DB_INSTANCE, { region: cloud.caller.region })
    .find((entity) => entity.outputs.identifier === identifier);
  if (other !== undefined && other.id !== self?.id)
    throw new CloudError("DBInstanceAlreadyExists", "DB instance already exists");
}

function requireCredentials(inputs: Inputs): void {
  if (!given(inputs, "username"))
    throw new CloudError(
      "InvalidParameterValue",
      "The parameter MasterUsername must be provided and must not be blank.",
    );
  if (given(inputs, "password") || given(inputs, "passwordWo")) return;
  throw new CloudError(
    "InvalidParameterValue",
    "The parameter MasterUserPassword must be provided and must not be blank.",
  );
}

function requireSnapshot(inputs: Inputs, cloud: Cloud): void {
  const name = text(inputs, "snapshotIdentifier");
  const found = cloud
    .list(DB_SNAPSHOT, { region: cloud.caller.region, kept: true })
    .some((entity) => entity.id === name);
  if (!found) throw new CloudError("DBSnapshotNotFound", `DBSnapshot not found: ${String(name)}`);
}

/**
 * A version past its standard support is sold with extended support only (RDS User Guide, "Extended Support",
 * from memory, 2026-11).
 */
function refuseExtendedSupport(inputs: Inputs): void {
  const read = readVersion(text(inputs, "engineVersion") ?? latestMajor());
  const past = !("fault" in read) && POSTGRES_VERSIONS[read.major]?.extendedSupport === true;
  if (past && text(inputs, "engineLifecycleSupport") === "open-source-rds-extended-support-disabled") {
    throw new CloudError(
      "InvalidParameterCombination",
      `Cannot create an instance of postgres ${read.major} without RDS Extended Support: its standard support has ended.`,
    );
  }
}

/** The same 12 characters for all databases of an account and region. */
function accountHash(cloud: Cloud): string {
  const digest = createHash("sha256")
    .update(`rds:${cloud.caller.accountId}:${cloud.caller.region}`)
    .digest("hex");
  return `c${BigInt(`0x${digest}`).toString(36).slice(0, 11)}`;
}

function fullVersion(inputs: Inputs): string {
  const read = readVersion(text(inputs, "engineVersion") ?? latestMajor());
  return "fault" in read ? "" : `${read.major}.${read.minor}`;
}

/**
 * A new version runs at once where the change is applied at once, and from the next maintenance window on
 * otherwise.
 */
function versionChange(entity: Entity, next: Inputs, cloud: Cloud): Record<string, unknown> {
  const wanted = fullVersion(next);
  const running = text(entity.outputs, "engineVersionActual") ?? "";
  if (wanted === running) return {};
  if (flag(next, "applyImmediately") === true) {
    delete entity.internal.pendingVersion;
    return { engineVersionActual: wanted };
  }
  const window = weeklyWindow(text(next, "maintenanceWindow") ?? DEFAULT_MAINTENANCE_WINDOW);
  const from = window === undefined ? cloud.now : nextStart(window, cloud.now);
  entity.internal.pendingVersion = { version: wanted, from: from.toISOString() };
  return {};
}

function versionReached(entity: Entity, cloud: Cloud): Record<string, unknown> {
  const pending = entity.internal.pendingVersion as { version: string; from: string } | undefined; // written by versionChange alone
  return pending !== undefined && Date.parse(pending.from) <= cloud.now.getTime()
    ? { engineVersionActual: pending.version }
    : {};
}

/**
 * Point-in-time recovery lags five minutes at most (RDS User Guide, "Restoring to a specified time", read
 * 2026-11).
 */
function restorable(inputs: Inputs, cloud: Cloud): string {
  if ((number(inputs, "backupRetentionPeriod") ?? 0) === 0) return "";
  return new Date(cloud.now.getTime() - 5 * 60_000).toISOString().replace(/\.\d+Z$/, "Z");
}
