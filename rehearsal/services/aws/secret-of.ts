import type { Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { given } from "../known.ts";
import { requireKmsKey } from "./kms-key-of.ts";

const SECRET = "aws:secretsmanager/secret:Secret";

/** A version as the secret keeps it: values stay with the version's own resource. */
export interface StoredVersion {
  readonly versionId: string;
  stages: string[];
  /** ISO 8601. */
  readonly createdTime: string;
}

/** The versions of a secret, newest first. */
export function versionsOf(secret: Entity): StoredVersion[] {
  const stored = secret.internal.versions;
  return Array.isArray(stored) ? (stored as StoredVersion[]) : [];
}

/** The secret that an ARN or a name means; also one in its recovery window, which `kept` then says. */
export function secretOf(cloud: Cloud, reference: unknown): Entity | undefined {
  return cloud
    .list(SECRET, { region: cloud.caller.region, kept: true })
    .filter((entity) => entity.outputs.arn === reference || entity.outputs.name === reference)
    .sort((a, b) => Number(a.kept !== undefined) - Number(b.kept !== undefined))[0];
}

/** The secret, or the refusal in Secrets Manager's words (API reference, common errors, from memory, 2026-11). */
export function requireSecret(cloud: Cloud, reference: unknown): Entity {
  const secret = secretOf(cloud, reference);
  if (secret === undefined)
    throw new CloudError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  if (secret.kept !== undefined) {
    throw new CloudError(
      "InvalidRequestException",
      "You can't perform this operation on the secret because it was marked for deletion.",
    );
  }
  return secret;
}

/**
 * The version that a container's `valueFrom` means: `<arn>[:<JSON key>[:<label>[:<version id>]]]`, without
 * any the one labelled AWSCURRENT (ECS Developer Guide, "Secrets Manager secrets as environment variables",
 * from memory, 2026-11). Refuses what a starting task would be refused.
 */
export function requireSecretVersion(
  cloud: Cloud,
  valueFrom: string,
): { readonly secret: Entity; readonly version: StoredVersion } {
  const parts = valueFrom.split(":");
  const secret = requireSecret(cloud, parts.slice(0, 7).join(":"));
  const [, label, versionId] = parts.slice(7);
  const wanted = versionId !== undefined && versionId !== "" ? versionId : undefined;
  const stage = label !== undefined && label !== "" ? label : "AWSCURRENT";
  const version = versionsOf(secret).find((stored) =>
    wanted === undefined ? stored.stages.includes(stage) : stored.versionId === wanted,
  );
  if (version === undefined) {
    const what = wanted === undefined ? `staging label: ${stage}` : `VersionId: ${wanted}`;
    throw new CloudError(
      "ResourceNotFoundException",
      `Secrets Manager can't find the specified secret value for ${what}`,
    );
  }
  return { secret, version };
}

/** Without a key of the customer's the account's own `aws/secretsmanager` encrypts. */
export function requireSecretEncryption(inputs: Inputs, cloud: Cloud): void {
  if (!given(inputs, "kmsKeyId")) return;
  try {
    requireKmsKey(cloud, inputs.kmsKeyId);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    throw new CloudError(
      "EncryptionFailure",
      "Secrets Manager can't encrypt the protected secret text using the provided KMS key. Check that the KMS key is available, " +
        `enabled, and not in an invalid state (${error.message}).`,
    );
  }
}
