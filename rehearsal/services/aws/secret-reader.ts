import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { keyDecisionForRole } from "../../cloud/key-policy-judge.ts";
import { records, text } from "../known.ts";
import { kmsKeyOf } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { roleAllows } from "./role-judge.ts";
import { TOKEN } from "./tokens.ts";

/** A secret as the caller's region holds it: itself, or its copy there. */
export interface HeldSecret {
  readonly secret: Entity;
  readonly arn: string;
  /** Undefined for the account's own key. */
  readonly keyId: string | undefined;
}

/** The secret of that ARN in the caller's region. */
export function heldSecret(cloud: Cloud, reference: unknown): HeldSecret | undefined {
  const { region } = cloud.caller;
  for (const secret of cloud.list(TOKEN.secret)) {
    const own = String(live(secret).arn);
    if (secret.region === region && own === reference)
      return { secret, arn: own, keyId: text(live(secret), "kmsKeyId") };
    const copy = records(live(secret), "replicas").find((replica) => replica.region === region);
    const arn = own.split(":").with(3, region).join(":");
    if (copy !== undefined && arn === reference) return { secret, arn, keyId: text(copy, "kmsKeyId") };
  }
  return undefined;
}

/** Refuses a role that may not read the secret, or not use its key. */
export function requireReader(cloud: Cloud, roleName: string, held: HeldSecret): void {
  const role = cloud.list(TOKEN.role).find((one) => one.id === roleName);
  const refused = (denied: string, resource: string): CloudError =>
    new CloudError(
      "AccessDeniedException",
      `User: arn:aws:sts::${cloud.caller.accountId}:assumed-role/${roleName} is not authorized to perform: ${denied} on resource: ${resource}`,
    );
  const action = "secretsmanager:GetSecretValue";
  if (role === undefined || !roleAllows(cloud, role, action, held.arn)) throw refused(action, held.arn);
  if (held.keyId === undefined) return;
  const key = kmsKeyOf(cloud, held.keyId);
  const keyArn = String(key?.outputs.arn);
  const viaService = `secretsmanager.${cloud.caller.region}.amazonaws.com`;
  const decision = keyDecisionForRole(key === undefined ? undefined : live(key).policy, {
    roleArn: String(live(role).arn),
    account: cloud.caller.accountId,
    action: "kms:Decrypt",
    viaService,
  });
  // Secrets Manager names the secret in the encryption context (Secrets Manager User Guide, "Secret encryption and decryption", from memory, 2026-11).
  const byRole = roleAllows(cloud, role, "kms:Decrypt", keyArn, {
    "kms:ViaService": viaService,
    "kms:EncryptionContext:SecretARN": held.arn,
  });
  if (decision === "deny" || (decision === "delegate" && !byRole)) throw refused("kms:Decrypt", keyArn);
}
