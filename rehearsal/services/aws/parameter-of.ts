import type { Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { keyDecisionForRole } from "../../cloud/key-policy-judge.ts";
import { text } from "../known.ts";
import { kmsKeyOf, requireKmsKey } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Values that a parameter keeps; the oldest goes (Systems Manager User Guide, "Working with parameter versions", from memory, 2026-11). */
const MOST_VERSIONS = 100;

/** The key of a SecureString that names none. */
export const AWS_KEY = "alias/aws/ssm";

/** One value that a parameter has had. */
export interface ParameterVersion {
  readonly version: number;
  readonly value: string;
}

/** The values of a parameter, newest first. */
export function valuesOf(parameter: Entity): readonly ParameterVersion[] {
  const { versions } = parameter.internal;
  return Array.isArray(versions) ? (versions as readonly ParameterVersion[]) : []; // written by `addValue` alone
}

/** The newest value; a parameter always has one. */
export function currentOf(parameter: Entity): ParameterVersion {
  return valuesOf(parameter)[0] ?? { version: 0, value: "" };
}

/** The versions with a new one. */
export function addValue(before: readonly ParameterVersion[], value: string): readonly ParameterVersion[] {
  return [{ version: (before[0]?.version ?? 0) + 1, value }, ...before].slice(0, MOST_VERSIONS);
}

/** The parameter that a name or an ARN means, in the caller's region. */
export function parameterOf(cloud: Cloud, reference: unknown): Entity | undefined {
  return cloud
    .list(TOKEN.parameter, { region: cloud.caller.region })
    .find(({ outputs }) => outputs.name === reference || outputs.arn === reference);
}

/** ARN of a parameter: a name in a folder brings the slash along. */
export function parameterArn(cloud: Cloud, name: string): string {
  return cloud.arn("ssm", `parameter${name.startsWith("/") ? "" : "/"}${name}`);
}

/**
 * Refuses a key that is not there or does not let Parameter Store encrypt for a caller of the account (KMS Developer Guide, "How
 * Parameter Store uses KMS", from memory, 2026-11). Without a key of the customer's the account's own encrypts.
 */
export function requireParameterEncryption(inputs: Inputs, arn: string, cloud: Cloud): void {
  const keyId = text(inputs, "keyId");
  if (keyId === undefined || keyId === AWS_KEY) return;
  try {
    requireKmsKey(cloud, keyId);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    throw new CloudError("InvalidKeyId", error.message);
  }
  const key = kmsKeyOf(cloud, keyId);
  const { accountId, region } = cloud.caller;
  const user = `arn:aws:iam::${accountId}:user/rehearsal`;
  const decision = keyDecisionForRole(key === undefined ? undefined : live(key).policy, {
    roleArn: user,
    account: accountId,
    action: "kms:Encrypt",
    viaService: `ssm.${region}.amazonaws.com`,
    encryptionContext: { PARAMETER_ARN: arn },
  });
  if (decision !== "deny") return;
  throw new CloudError(
    "InvalidKeyId",
    `User: ${user} is not authorized to perform: kms:Encrypt on resource: ${String(key?.outputs.arn)} because no resource-based policy allows the kms:Encrypt action`,
  );
}
