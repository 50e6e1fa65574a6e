import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { keyDecisionForRole } from "../../cloud/key-policy-judge.ts";
import { live } from "../aws/live.ts";
import { TOKEN } from "../aws/tokens.ts";
import { flag, given, record, text } from "../known.ts";
import { roleInAnyAccount } from "./aws-role.ts";
import { requireDedicated } from "./dedicated-of.ts";
import { awsRegion } from "./private-link.ts";
import { ofProject, requireProject } from "./project-of.ts";
import { authorizedRole } from "./provider-access.ts";
import { ATLAS } from "./tokens.ts";

/** What Atlas calls of the customer's key (terraform-provider-mongodbatlas at 468253d, examples/mongodbatlas_encryption_at_rest/aws, read 2026-11-27). */
const KEY_ACTIONS = ["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey"];

/** A project's own key: what its dedicated clusters may name as `encryptionAtRestProvider`. */
export const encryptionAtRest: Behaviour = {
  token: ATLAS.encryption,
  check(inputs) {
    const failures: CheckFailure[] = [];
    for (const other of ["azureKeyVaultConfig", "googleCloudKmsConfig"])
      if (given(inputs, other))
        failures.push({ property: other, reason: "this rehearsal knows keys of AWS only" });
    const config = record(inputs, "awsKmsConfig");
    if (config === undefined || config.enabled === false) return failures;
    const refuse = (property: string, reason: string): void => {
      failures.push({ property: `awsKmsConfig.${property}`, reason });
    };
    for (const property of ["customerMasterKeyId", "region"])
      if (!given(config, property)) refuse(property, "must be given");
    if (!given(config, "roleId")) refuse("roleId", "must be given: an access key lives for ever");
    for (const property of ["accessKeyId", "secretAccessKey"])
      if (given(config, property) && given(config, "roleId"))
        refuse(property, "must be left out beside roleId");
    if (config.requirePrivateNetworking === true)
      refuse("requirePrivateNetworking", "this rehearsal has no private network to KMS");
    return failures;
  },

  create(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    requireDedicated(project, "Encryption with your own key", cloud);
    requireKey(project.id, inputs, cloud);
    return { id: project.id, outputs: settled(inputs) };
  },

  update(_entity, next, cloud) {
    const projectId = String(next.projectId);
    if (!usesKey(next)) refuseInUse(projectId, cloud);
    requireKey(projectId, next, cloud);
    return settled(next);
  },

  delete(entity, cloud) {
    refuseInUse(entity.id, cloud);
    return undefined;
  },
};

/** True where the project's clusters may be encrypted with its own key. */
export function hasOwnKey(projectId: string, cloud: Cloud): boolean {
  return ofProject(ATLAS.encryption, projectId, cloud).some((one) => usesKey(one.inputs));
}

function usesKey(inputs: Inputs): boolean {
  const config = record(inputs, "awsKmsConfig");
  return config !== undefined && flag(config, "enabled") !== false;
}

function refuseInUse(projectId: string, cloud: Cloud): void {
  const user = ofProject(ATLAS.cluster, projectId, cloud).find(
    (one) => one.outputs.encryptionAtRestProvider === "AWS",
  );
  if (user === undefined) return;
  throw new CloudError(
    "CANNOT_DISABLE_ENCRYPTION_AT_REST_REQUIRED_FOR_CLUSTERS",
    `The cluster ${String(user.inputs.name)} is encrypted with the group's key.`,
  );
}

function requireKey(projectId: string, inputs: Inputs, cloud: Cloud): undefined {
  const config = record(inputs, "awsKmsConfig");
  if (config === undefined || !usesKey(inputs)) return undefined;
  const refuse = (why: string): never => {
    throw new CloudError("INVALID_AWS_KMS_CONFIGURATION", why);
  };
  const arn = authorizedRole(projectId, config.roleId, cloud);
  if (arn === undefined) return refuse(`The role ${String(config.roleId)} is not authorized.`);
  const role = roleInAnyAccount(arn, cloud);
  if (role === undefined) return refuse(`The role ${arn} does not exist.`);
  const wanted = text(config, "customerMasterKeyId");
  const region = awsRegion(text(config, "region") ?? "");
  const key = role
    .list(TOKEN.key)
    .find((one) => one.region === region && (one.id === wanted || live(one).arn === wanted));
  if (key === undefined) return refuse(`No key ${String(wanted)} exists in ${region}.`);
  if (live(key).isEnabled === false) return refuse(`The key ${key.id} is disabled.`);
  const missing = KEY_ACTIONS.find((action) => !mayUse(key, role, action));
  if (missing !== undefined) return refuse(`The role ${arn} may not call ${missing} on the key ${key.id}.`);
  return undefined;
}

function mayUse(
  key: Entity,
  role: NonNullable<ReturnType<typeof roleInAnyAccount>>,
  action: string,
): boolean {
  const decision = keyDecisionForRole(live(key).policy, { roleArn: role.arn, account: role.account, action });
  return decision === "allow" || (decision === "delegate" && role.allows(action, String(live(key).arn)));
}

function settled(inputs: Inputs): Record<string, unknown> {
  const config = record(inputs, "awsKmsConfig");
  return {
    ...(config === undefined ? {} : { awsKmsConfig: { ...config, valid: usesKey(inputs) } }),
    enabledForSearchNodes: flag(inputs, "enabledForSearchNodes") ?? false,
  };
}
