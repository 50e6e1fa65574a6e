import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { SERVICE_LINKED_ROLES } from "../../data/service-linked-roles.ts";
import { letters, prefixSuffix } from "../identifiers.ts";
import { flag, number, records, text, textList } from "../known.ts";
import { refuseUnknownPolicy } from "./iam-managed-policy.ts";
import { parsePolicyDocument, policyProblem } from "./iam-policy-document.ts";
import { missingPrincipal, policyText } from "./policy-text.ts";

export const ROLE = "aws:iam/role:Role";
export const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
export const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
export const SERVICE_LINKED_ROLE = "aws:iam/serviceLinkedRole:ServiceLinkedRole";

/** IAM API reference, CreateRole, from memory, 2026-11. */
const ROLE_NAME = /^[\w+=,.@-]{1,64}$/;
const ROLE_PATH = /^\/$|^\/[\x21-\x7e]+\/$/;
/** Seconds, 1 to 12 hours (IAM API reference, CreateRole, from memory, 2026-11). */
const MAX_SESSION = { min: 3600, max: 43_200, default: 3600 } as const;
/** Characters (IAM API reference, CreateRole, from memory, 2026-11). */
const MAX_DESCRIPTION = 1000;

/** The role that a name or ARN means, service-linked ones too; refuses a missing one as IAM does. */
export function requireRole(cloud: Cloud, name: unknown): Entity {
  const roles = [...cloud.list(ROLE), ...cloud.list(SERVICE_LINKED_ROLE)];
  const found = roles.find((role) => role.outputs.name === name || role.outputs.arn === name);
  if (found === undefined)
    throw new CloudError("NoSuchEntity", `The role with name ${String(name)} cannot be found.`);
  return found;
}

export const role: Behaviour = {
  token: ROLE,
  autoName: { property: "name", maxLength: 64 },

  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && !ROLE_NAME.test(name)) {
      failures.push({
        property: "name",
        reason: `must be 1 to 64 characters of letters, digits and _+=,.@-; got "${name}"`,
      });
    }
    const path = text(inputs, "path");
    if (path !== undefined && !ROLE_PATH.test(path)) {
      failures.push({ property: "path", reason: `must begin and end with "/"; got "${path}"` });
    }
    const session = number(inputs, "maxSessionDuration");
    if (session !== undefined && (session < MAX_SESSION.min || session > MAX_SESSION.max)) {
      failures.push({
        property: "maxSessionDuration",
        reason: `expected maxSessionDuration to be in the range (${MAX_SESSION.min} - ${MAX_SESSION.max}), got ${session}`,
      });
    }
    if ((text(inputs, "description") ?? "").length > MAX_DESCRIPTION) {
      failures.push({ property: "description", reason: `must have at most ${MAX_DESCRIPTION} characters` });
    }
    const trust = policyText(inputs.assumeRolePolicy);
    const problem = trust === undefined ? undefined : policyProblem(trust, "trust");
    if (problem !== undefined) failures.push({ property: "assumeRolePolicy", reason: problem });
    for (const [index, inline] of records(inputs, "inlinePolicies").entries()) {
      const policy = policyText(inline.policy);
      const fault = policy === undefined ? undefined : policyProblem(policy, "identity");
      if (fault !== undefined) failures.push({ property: `inlinePolicies[${index}].policy`, reason: fault });
    }
    return failures;
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? ""}${prefixSuffix(cloud)}`;
    const taken = [...cloud.list(ROLE), ...cloud.list(SERVICE_LINKED_ROLE)].some(
      (other) => text(other.outputs, "name")?.toLowerCase() === name.toLowerCase(),
    );
    if (taken) throw new CloudError("EntityAlreadyExists", `Role with name ${name} already exists.`);
    const path = text(inputs, "path") ?? "/";
    return {
      id: name,
      outputs: {
        ...{
          name,
          path,
          namePrefix: text(inputs, "namePrefix") ?? "",
          arn: cloud.arn("iam", `role${path}${name}`, ""),
        },
        ...{
          uniqueId: `AROA${letters(cloud, 17, { upper: true })}`,
          createDate: cloud.now.toISOString().replace(/\.\d+Z$/, "Z"),
        },
        assumeRolePolicy: acceptedTrust(inputs, cloud),
        maxSessionDuration: number(inputs, "maxSessionDuration") ?? MAX_SESSION.default,
        inlinePolicies: [...records(inputs, "inlinePolicies")],
        managedPolicyArns: [...textList(inputs, "managedPolicyArns")],
      },
    };
  },

  update(_entity, next, cloud) {
    return {
      assumeRolePolicy: acceptedTrust(next, cloud),
      maxSessionDuration: number(next, "maxSessionDuration") ?? MAX_SESSION.default,
      inlinePolicies: [...records(next, "inlinePolicies")],
      managedPolicyArns: [...textList(next, "managedPolicyArns")],
    };
  },

  delete(entity, cloud) {
    const mine = (token: string): readonly Entity[] =>
      cloud.list(token).filter((other) => other.inputs.role === entity.id);
    if (flag(entity.inputs, "forceDetachPolicies") === true) {
      for (const other of [...mine(ATTACHMENT), ...mine(ROLE_POLICY)]) cloud.remove(other);
      return undefined;
    }
    if (mine(ATTACHMENT).length > 0)
      throw new CloudError("DeleteConflict", "Cannot delete entity, must detach all policies first.");
    if (mine(ROLE_POLICY).length > 0)
      throw new CloudError("DeleteConflict", "Cannot delete entity, must delete policies first.");
    return undefined;
  },
};

/** The trust policy as text, after IAM's own look at it. */
function acceptedTrust(inputs: Inputs, cloud: Cloud): string {
  const trust = policyText(inputs.assumeRolePolicy) ?? "";
  const missing = missingPrincipal(parsePolicyDocument(trust, "trust"), cloud);
  if (missing !== undefined)
    throw new CloudError("MalformedPolicyDocument", `Invalid principal in policy: "AWS":"${missing}"`);
  for (const inline of records(inputs, "inlinePolicies"))
    parsePolicyDocument(policyText(inline.policy), "identity");
  for (const arn of textList(inputs, "managedPolicyArns")) refuseUnknownPolicy(cloud, arn);
  const boundary = text(inputs, "permissionsBoundary");
  if (boundary !== undefined) refuseUnknownPolicy(cloud, boundary);
  return trust;
}

export const serviceLinkedRole: Behaviour = {
  token: SERVICE_LINKED_ROLE,

  create(inputs, cloud) {
    const service = text(inputs, "awsServiceName") ?? "";
    const fact = SERVICE_LINKED_ROLES[service];
    if (fact === undefined) {
      throw new CloudError(
        "InvalidInput",
        `Cannot find Service Linked Role template for ${service}; this rehearsal knows ${Object.keys(SERVICE_LINKED_ROLES).join(", ")}.`,
      );
    }
    const suffix = text(inputs, "customSuffix");
    const name = suffix === undefined ? fact.name : `${fact.name}_${suffix}`;
    if (cloud.list(SERVICE_LINKED_ROLE).some((other) => other.outputs.name === name)) {
      throw new CloudError(
        "InvalidInput",
        `Service role name ${name} has been taken in this account, please try a different suffix.`,
      );
    }
    const path = `/aws-service-role/${service}/`;
    const arn = cloud.arn("iam", `role${path}${name}`, "");
    const createDate = cloud.now.toISOString().replace(/\.\d+Z$/, "Z");
    return {
      id: arn,
      outputs: { arn, name, path, createDate, uniqueId: `AROA${letters(cloud, 17, { upper: true })}` },
    };
  },

  update() {
    return undefined;
  },

  delete(entity, cloud) {
    const used =
      SERVICE_LINKED_ROLES[text(entity.inputs, "awsServiceName") ?? ""]?.usedBy.flatMap((token) =>
        cloud.list(token),
      ) ?? [];
    if (used.length > 0) {
      throw new CloudError(
        "DeleteConflict",
        `The service-linked role ${String(entity.outputs.name)} is in use by ${used.length} resource(s), such as ${String(used[0]?.id)}.`,
      );
    }
    return undefined;
  },
};
