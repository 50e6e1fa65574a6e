import type { Behaviour, CheckFailure } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { MANAGED_POLICIES } from "../../data/iam-managed-policies.ts";
import { letters, prefixSuffix } from "../identifiers.ts";
import { text } from "../known.ts";
import { checkNamedPolicy } from "./iam-named-policy.ts";
import { parsePolicyDocument, policyProblem } from "./iam-policy-document.ts";
import { policyText } from "./policy-text.ts";

const POLICY = "aws:iam/policy:Policy";
const AWS_MANAGED = "arn:aws:iam::aws:policy/";

/** Characters without white space of one managed policy (IAM quotas, from memory, 2026-11). */
const MAX_POLICY_LENGTH = 6144;

/** Refuses an ARN that names no policy of AWS and none of the account. */
export function refuseUnknownPolicy(cloud: Cloud, arn: string): void {
  const known = arn.startsWith(AWS_MANAGED)
    ? MANAGED_POLICIES.has(arn.slice(AWS_MANAGED.length))
    : cloud.list(POLICY).some((policy) => policy.outputs.arn === arn);
  if (!known) throw new CloudError("NoSuchEntity", `Policy ${arn} does not exist or is not attachable.`);
}

export const managedPolicy: Behaviour = {
  token: POLICY,
  autoName: { property: "name", maxLength: 128 },

  check: checkNamedPolicy,

  create(inputs, cloud) {
    const policy = acceptedPolicy(inputs.policy);
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? ""}${prefixSuffix(cloud)}`;
    const path = text(inputs, "path") ?? "/";
    if (
      cloud.list(POLICY).some((other) => text(other.outputs, "name")?.toLowerCase() === name.toLowerCase())
    ) {
      throw new CloudError(
        "EntityAlreadyExists",
        `A policy called ${name} already exists. Duplicate names are not allowed.`,
      );
    }
    const arn = cloud.arn("iam", `policy${path}${name}`, "");
    return {
      id: arn,
      outputs: {
        arn,
        name,
        path,
        policy,
        namePrefix: text(inputs, "namePrefix") ?? "",
        policyId: `ANPA${letters(cloud, 17, { upper: true })}`,
        attachmentCount: 0,
      },
    };
  },

  update(_entity, next) {
    return { policy: acceptedPolicy(next.policy) };
  },

  read(entity, cloud) {
    return { attachmentCount: attachments(cloud, entity.id) };
  },

  delete(entity, cloud) {
    if (attachments(cloud, entity.id) > 0) {
      throw new CloudError("DeleteConflict", "Cannot delete a policy attached to entities.");
    }
    return undefined;
  },
};

function attachments(cloud: Cloud, arn: string): number {
  return cloud
    .list("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
    .filter((other) => other.inputs.policyArn === arn).length;
}

function acceptedPolicy(value: unknown): string {
  const policy = policyText(value) ?? "";
  parsePolicyDocument(policy, "identity");
  const length = policy.replace(/\s/g, "").length;
  if (length > MAX_POLICY_LENGTH) {
    throw new CloudError("LimitExceeded", `Cannot exceed quota for PolicySize: ${MAX_POLICY_LENGTH}`);
  }
  return policy;
}
