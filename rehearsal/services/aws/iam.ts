import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { prefixSuffix } from "../identifiers.ts";
import { text } from "../known.ts";
import { instanceProfile } from "./iam-instance-profile.ts";
import { managedPolicy, refuseUnknownPolicy } from "./iam-managed-policy.ts";
import { checkNamedPolicy } from "./iam-named-policy.ts";
import { parsePolicyDocument, policyProblem } from "./iam-policy-document.ts";
import {
  ATTACHMENT,
  ROLE_POLICY,
  requireRole,
  role,
  SERVICE_LINKED_ROLE,
  serviceLinkedRole,
} from "./iam-role.ts";
import { policyText } from "./policy-text.ts";

/** Characters without white space over all inline policies of one role (IAM quotas, from memory, 2026-11). */
const MAX_INLINE_LENGTH = 10_240;
/** Managed policies on one role, default quota (IAM quotas, from memory, 2026-11). */
const MAX_ATTACHMENTS = 10;

const rolePolicy: Behaviour = {
  token: ROLE_POLICY,
  autoName: { property: "name", maxLength: 128 },

  check: checkNamedPolicy,

  create(inputs, cloud) {
    const roleName = writableRole(inputs, cloud);
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? ""}${prefixSuffix(cloud)}`;
    const id = `${roleName}:${name}`;
    const policy = acceptedInline(inputs, roleName, id, cloud);
    // PutRolePolicy writes over a policy of that name; the account then holds one.
    for (const other of cloud.list(ROLE_POLICY)) if (other.id === id) cloud.remove(other);
    return { id, outputs: { name, namePrefix: text(inputs, "namePrefix") ?? "", policy } };
  },

  update(entity, next, cloud) {
    return { policy: acceptedInline(next, writableRole(next, cloud), entity.id, cloud) };
  },
};

/** Nobody but the service itself changes a service-linked role. */
function writableRole(inputs: Inputs, cloud: Cloud): string {
  const found = requireRole(cloud, inputs.role);
  if (found.token === SERVICE_LINKED_ROLE) {
    throw new CloudError(
      "UnmodifiableEntity",
      `Cannot perform the operation on the protected role '${String(found.outputs.name)}' - this role is only modifiable by AWS`,
    );
  }
  return found.id;
}

function acceptedInline(inputs: Inputs, roleName: string, id: string, cloud: Cloud): string {
  const policy = policyText(inputs.policy) ?? "";
  parsePolicyDocument(policy, "identity");
  const others = cloud.list(ROLE_POLICY).filter((other) => other.inputs.role === roleName && other.id !== id);
  const length = [policy, ...others.map((other) => text(other.outputs, "policy") ?? "")]
    .join("")
    .replace(/\s/g, "").length;
  if (length > MAX_INLINE_LENGTH) {
    throw new CloudError(
      "LimitExceeded",
      `Maximum policy size of ${MAX_INLINE_LENGTH} bytes exceeded for role ${roleName}`,
    );
  }
  return policy;
}

const rolePolicyAttachment: Behaviour = {
  token: ATTACHMENT,

  create(inputs, cloud) {
    const roleName = writableRole(inputs, cloud);
    const arn = text(inputs, "policyArn") ?? "";
    refuseUnknownPolicy(cloud, arn);
    const others = cloud
      .list(ATTACHMENT)
      .filter((other) => other.inputs.role === roleName && other.inputs.policyArn !== arn);
    if (others.length >= MAX_ATTACHMENTS) {
      throw new CloudError("LimitExceeded", `Cannot exceed quota for PoliciesPerRole: ${MAX_ATTACHMENTS}`);
    }
    return { id: `${roleName}/${arn}` };
  },
};

/** AWS Identity and Access Management: roles and their policies. */
export const iam: Service = {
  behaviours: [role, rolePolicy, rolePolicyAttachment, serviceLinkedRole, managedPolicy, instanceProfile],
};
