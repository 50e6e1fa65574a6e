import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { keyDecisionForRole } from "../../cloud/key-policy-judge.ts";
import { daysFromNow } from "../identifiers.ts";
import { flag, given, number, record, text } from "../known.ts";
import { requireKmsKey } from "./kms-key-of.ts";

export const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
/** Snapshots in a vault: AWS Backup puts them there, nobody declares them. */
export const RECOVERY_POINT = "slipway:backup/recoveryPoint";

/** AWS Backup API reference, CreateBackupVault, from memory, 2026-11. */
const VAULT_NAME = /^[a-zA-Z0-9_-]{2,50}$/;
/** Days (AWS Backup API reference, PutBackupVaultLockConfiguration, from memory, 2026-11). */
const LEAST_GRACE_DAYS = 3;
const LONGEST_RETENTION_DAYS = 36_500;

/** The vault of that name in the caller's region, or AWS Backup's refusal. */
export function requireVault(cloud: Cloud, name: unknown): Entity {
  const found = cloud.get(VAULT, name);
  if (found === undefined) {
    throw new CloudError("ResourceNotFoundException", `Backup vault ${String(name)} does not exist`);
  }
  return found;
}

export const vault: Behaviour = {
  token: VAULT,
  autoName: { property: "name", maxLength: 50 },

  check(inputs) {
    const name = text(inputs, "name");
    if (name === undefined || VAULT_NAME.test(name)) return [];
    const reason = `must be 2 to 50 letters, digits, hyphens and underscores; got "${name}"`;
    return [{ property: "name", reason }];
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    const arn = cloud.arn("backup", `backup-vault:${name}`);
    if (cloud.get(VAULT, name) !== undefined) {
      throw new CloudError(
        "AlreadyExistsException",
        `Backup vault with the same name already exists: ${arn}`,
      );
    }
    return { id: name, outputs: { arn, name, kmsKeyArn: keyOf(inputs, cloud), recoveryPoints: 0 } };
  },

  update() {
    return undefined;
  },

  read(entity, cloud) {
    return { recoveryPoints: pointsIn(cloud, entity).length };
  },

  delete(entity, cloud) {
    const points = pointsIn(cloud, entity);
    const locked = record(entity.internal, "lock") !== undefined;
    if (points.length > 0 && (locked || flag(entity.inputs, "forceDestroy") !== true)) {
      const why = locked ? " that its lock keeps" : "";
      throw new CloudError(
        "InvalidRequestException",
        `Backup vault cannot be deleted because it contains recovery points${why} (${entity.id}: ${points.length})`,
      );
    }
    for (const point of points) cloud.remove(point);
    return undefined;
  },
};

function pointsIn(cloud: Cloud, entity: Entity): readonly Entity[] {
  return cloud
    .list(RECOVERY_POINT, { region: entity.region })
    .filter((point) => point.inputs.backupVaultName === entity.id);
}

/**
 * A customer key that does not let AWS Backup in is taken, and every backup then fails. Refused here, where the cause can
 * still be seen. Left out it is AWS's own (AWS Backup Developer Guide, "Encryption for backups", from memory, 2026-11).
 */
function keyOf(inputs: Inputs, cloud: Cloud): unknown {
  if (!given(inputs, "kmsKeyArn")) return cloud.arn("kms", "alias/aws/backup");
  const key = requireKmsKey(cloud, inputs.kmsKeyArn);
  const account = cloud.caller.accountId;
  const use = {
    roleArn: `arn:aws:iam::${account}:root`,
    account,
    viaService: `backup.${cloud.caller.region}.amazonaws.com`,
  };
  const missing = ["kms:CreateGrant", "kms:DescribeKey", "kms:GenerateDataKey", "kms:Decrypt"].filter(
    (action) => keyDecisionForRole(key.outputs.policy, { ...use, action }) === "deny",
  );
  if (missing.length > 0) {
    throw new CloudError(
      "AccessDeniedException",
      `Insufficient privileges to perform ${missing.join(", ")} on ${String(key.outputs.arn)} through AWS Backup`,
    );
  }
  return key.outputs.arn;
}

/** One lock in a vault: writing it again writes over it, and taking it away unlocks the vault, whoever wrote it last. */
export const vaultLock: Behaviour = {
  token: LOCK,

  check(inputs) {
    const failures: CheckFailure[] = [];
    const grace = number(inputs, "changeableForDays");
    const least = number(inputs, "minRetentionDays");
    const longest = number(inputs, "maxRetentionDays");
    if (grace !== undefined && grace < LEAST_GRACE_DAYS) {
      const reason = `InvalidParameterValueException: must be at least ${LEAST_GRACE_DAYS}; got ${grace}`;
      failures.push({ property: "changeableForDays", reason });
    }
    if (least !== undefined && (least < 1 || least > LONGEST_RETENTION_DAYS)) {
      failures.push({
        property: "minRetentionDays",
        reason: `must be 1 to ${LONGEST_RETENTION_DAYS}; got ${least}`,
      });
    }
    if (longest !== undefined && longest > LONGEST_RETENTION_DAYS) {
      failures.push({
        property: "maxRetentionDays",
        reason: `must be at most ${LONGEST_RETENTION_DAYS}; got ${longest}`,
      });
    }
    if (least !== undefined && longest !== undefined && longest < least) {
      const reason = `InvalidParameterValueException: must not be below minRetentionDays, ${least}; got ${longest}`;
      failures.push({ property: "maxRetentionDays", reason });
    }
    return failures;
  },

  create(inputs, cloud) {
    const target = requireVault(cloud, inputs.backupVaultName);
    refuseSealed(target, cloud);
    const grace = number(inputs, "changeableForDays");
    target.internal.lock = {
      minRetentionDays: number(inputs, "minRetentionDays"),
      sealedFrom: grace === undefined ? undefined : daysFromNow(cloud, grace),
    };
    return { id: target.id, outputs: { backupVaultArn: target.outputs.arn } };
  },

  delete(entity, cloud) {
    const target = cloud.get(VAULT, entity.id);
    if (target === undefined) return undefined;
    refuseSealed(target, cloud);
    delete target.internal.lock;
    return undefined;
  },
};

/** A lock of compliance whose days of grace are over is for ever. */
function refuseSealed(target: Entity, cloud: Cloud): void {
  const from = text(record(target.internal, "lock") ?? {}, "sealedFrom");
  if (from === undefined || Date.parse(from) > cloud.now.getTime()) return;
  throw new CloudError(
    "InvalidRequestException",
    `Backup vault lock configuration of ${target.id} is immutable since ${from}`,
  );
}
