import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";

const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";

/**
 * The key of the caller's region that a key id, key ARN, alias name or alias ARN names (KMS API reference,
 * "KeyId", from memory, 2026-11); also one pending deletion, which `kept` then says. Undefined where there is none.
 */
export function kmsKeyOf(cloud: Cloud, reference: unknown): Entity | undefined {
  if (typeof reference !== "string") return undefined;
  const alias = cloud
    .list(ALIAS, { region: cloud.caller.region })
    .find((entity) => entity.id === reference || entity.outputs.arn === reference);
  const target = alias === undefined ? reference : alias.outputs.targetKeyId;
  return cloud
    .list(KEY, { region: cloud.caller.region, kept: true })
    .find((entity) => entity.id === target || entity.outputs.arn === target);
}

/** The key, or the refusal in KMS's words: not there, pending deletion, or switched off. */
export function requireKmsKey(cloud: Cloud, reference: unknown): Entity {
  const key = kmsKeyOf(cloud, reference);
  const arn = String(reference).startsWith("arn:")
    ? String(reference)
    : cloud.arn("kms", `key/${String(reference)}`);
  if (key === undefined) throw new CloudError("NotFoundException", `Key '${arn}' does not exist`);
  if (key.kept !== undefined)
    throw new CloudError("KMSInvalidStateException", `${String(key.outputs.arn)} is pending deletion.`);
  if (key.inputs.isEnabled === false)
    throw new CloudError("DisabledException", `${String(key.outputs.arn)} is disabled.`);
  return key;
}
