import type { Cloud } from "../../cloud/cloud.ts";
import { keyDecisionForRole } from "../../cloud/key-policy-judge.ts";
import { text } from "../known.ts";
import type { TaskStart } from "./ecs-start.ts";
import { kmsKeyOf } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { AWS_KEY, parameterArn, parameterOf } from "./parameter-of.ts";
import { roleAllows } from "./role-judge.ts";

const PREFIX =
  "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve " +
  "secrets from ssm: service call has been retried 1 time(s)";

const READ = "ssm:GetParameters";

/** Why a starting task gets no value from a parameter, by its ARN or its name; undefined where it gets one. */
export function parameterProblem(cloud: Cloud, start: TaskStart, valueFrom: string): string | undefined {
  const role = start.executionRole;
  if (role === undefined) return `${PREFIX}: the task definition has no execution role`;
  const arn = valueFrom.startsWith("arn:") ? valueFrom : parameterArn(cloud, valueFrom);
  const who = `arn:aws:sts::${cloud.caller.accountId}:assumed-role/${text(live(role), "name") ?? role.id}/task`;
  const denied = (action: string, resource: string) =>
    `${PREFIX}: AccessDeniedException: User: ${who} is not authorized to perform: ${action} on resource: ${resource} because no ` +
    `identity-based policy allows the ${action} action`;
  if (!roleAllows(cloud, role, READ, arn)) return denied(READ, arn);
  const parameter = parameterOf(cloud, arn);
  if (parameter === undefined) return `${PREFIX}: Invalid ssm parameters: ${valueFrom}`;
  const keyId = text(live(parameter), "keyId");
  if (keyId === undefined || keyId === "" || keyId === AWS_KEY) return undefined;
  const key = kmsKeyOf(cloud, keyId);
  const keyArn = key === undefined ? keyId : (text(live(key), "arn") ?? keyId);
  if (key === undefined || key.kept !== undefined)
    return `${PREFIX}: InvalidKeyId: ${keyArn} is pending deletion or does not exist`;
  const viaService = `ssm.${cloud.caller.region}.amazonaws.com`;
  const decision = keyDecisionForRole(live(key).policy, {
    roleArn: text(live(role), "arn") ?? "",
    account: cloud.caller.accountId,
    action: "kms:Decrypt",
    viaService,
    encryptionContext: { PARAMETER_ARN: arn },
  });
  const context = {
    "kms:ViaService": viaService,
    "kms:CallerAccount": cloud.caller.accountId,
    "kms:EncryptionContext:PARAMETER_ARN": arn,
  };
  const byRole = roleAllows(cloud, role, "kms:Decrypt", keyArn, context);
  if (decision === "allow" || (decision === "delegate" && byRole)) return undefined;
  return denied("kms:Decrypt", keyArn);
}
