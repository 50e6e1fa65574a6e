import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { keyDecisionForRole } from "../../cloud/key-policy-judge.ts";
import { isRecord, text } from "../known.ts";
import type { TaskStart } from "./ecs-start.ts";
import { parameterProblem } from "./ecs-start-parameters.ts";
import { kmsKeyOf } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { loginArn } from "./registry-login.ts";
import { roleAllows } from "./role-judge.ts";
import { requireSecretVersion } from "./secret-of.ts";
import { TOKEN } from "./tokens.ts";

const PREFIX =
  "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve " +
  "secret from asm: service call has been retried 1 time(s): failed to fetch secret";

/** Every secret, and every login of a registry, must be readable by the execution role and hold the value that is named. Values never appear in a message. */
export function secretProblem(cloud: Cloud, start: TaskStart): string | undefined {
  const logins = start.containers.flatMap((one) => loginArn(cloud, one) ?? []);
  const read = start.containers.flatMap((one) => one.secrets ?? []).map(({ valueFrom }) => valueFrom);
  for (const reference of [...logins, ...read]) {
    const problem = readProblem(cloud, start, reference);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function readProblem(cloud: Cloud, start: TaskStart, valueFrom: string): string | undefined {
  if (!/^arn:[^:]*:secretsmanager:/.test(valueFrom)) return parameterProblem(cloud, start, valueFrom);
  const arn = valueFrom.split(":").slice(0, 7).join(":");
  const role = start.executionRole;
  if (role === undefined)
    return `${PREFIX} ${arn} from secrets manager: the task definition has no execution role`;
  if (!roleAllows(cloud, role, "secretsmanager:GetSecretValue", arn))
    return denied(arn, role, "secretsmanager:GetSecretValue", arn, cloud);
  try {
    const { secret, version } = requireSecretVersion(cloud, valueFrom);
    return keyProblem(cloud, role, secret) ?? jsonProblem(cloud, valueFrom, arn, version.versionId);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return `${PREFIX} ${arn} from secrets manager: ${error.message}`;
  }
}

function denied(secretArn: string, role: Entity, action: string, resource: string, cloud: Cloud): string {
  const who = `arn:aws:sts::${cloud.caller.accountId}:assumed-role/${text(live(role), "name") ?? role.id}/task`;
  return (
    `${PREFIX} ${secretArn} from secrets manager: AccessDeniedException: User: ${who} is not authorized to perform: ${action} on ` +
    `resource: ${resource} because no identity-based policy allows the ${action} action`
  );
}

/** A secret under a customer's key needs that key too: by its policy, or by the role's where the policy hands it to IAM. */
function keyProblem(cloud: Cloud, role: Entity, secret: Entity): string | undefined {
  const secretArn = text(live(secret), "arn") ?? secret.id;
  const reference = text(live(secret), "kmsKeyId");
  if (reference === undefined || reference === "") return undefined;
  const key = kmsKeyOf(cloud, reference);
  const keyArn = key === undefined ? reference : (text(live(key), "arn") ?? reference);
  if (key === undefined || key.kept !== undefined) {
    return `${PREFIX} ${secretArn} from secrets manager: KMSInvalidStateException: ${keyArn} is pending deletion or does not exist`;
  }
  const viaService = `secretsmanager.${cloud.caller.region}.amazonaws.com`;
  const roleArn = text(live(role), "arn") ?? "";
  const account = cloud.caller.accountId;
  const decision = keyDecisionForRole(live(key).policy, {
    roleArn,
    account,
    action: "kms:Decrypt",
    viaService,
    encryptionContext: { SecretARN: secretArn },
  });
  const context = {
    "kms:ViaService": viaService,
    "kms:CallerAccount": account,
    "kms:EncryptionContext:SecretARN": secretArn,
  };
  if (decision === "allow") return undefined;
  if (decision === "delegate" && roleAllows(cloud, role, "kms:Decrypt", keyArn, context)) return undefined;
  const why =
    decision === "deny"
      ? "the key's policy does not allow it"
      : "no identity-based policy allows kms:Decrypt";
  return `${PREFIX} ${secretArn} from secrets manager: AccessDeniedException: Access to KMS is not allowed (${keyArn}: ${why})`;
}

/** With a JSON key in the reference the value must be an object that has it. */
function jsonProblem(cloud: Cloud, valueFrom: string, arn: string, versionId: string): string | undefined {
  const key = valueFrom.split(":")[7];
  if (key === undefined || key === "") return undefined;
  const entity = cloud
    .list(TOKEN.secretVersion)
    .find((version) => live(version).secretArn === arn && live(version).versionId === versionId);
  const value = entity === undefined ? undefined : text(live(entity), "secretString");
  if (value === undefined) return undefined; // written by another way than a resource: nothing to look into
  try {
    const parsed: unknown = JSON.parse(value);
    if (isRecord(parsed) && key in parsed) return undefined;
  } catch {
    // Falls through: a value that is not JSON has no keys.
  }
  return `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: retrieved secret from Secrets Manager did not contain json key ${key}`;
}
