import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { flag } from "../known.ts";
import { parsePolicyDocument, policyProblem } from "./iam-policy-document.ts";
import { missingPrincipal, policyText } from "./policy-text.ts";
import { requireSecret } from "./secret-of.ts";

/** Who may read a secret, beside identity policies. */
export const secretPolicy: Behaviour = {
  token: "aws:secretsmanager/secretPolicy:SecretPolicy",

  check(inputs) {
    const policy = policyText(inputs.policy);
    const problem = policy === undefined ? undefined : policyProblem(policy, "secret");
    return problem === undefined ? [] : [{ property: "policy", reason: problem }];
  },

  create(inputs, cloud) {
    const owner = requireSecret(cloud, inputs.secretArn);
    acceptSecretPolicy(inputs, cloud);
    if (cloud.get(secretPolicy.token, owner.outputs.arn) !== undefined) {
      cloud.remove(
        cloud.require(secretPolicy.token, owner.outputs.arn, "ResourceNotFoundException", "policy"),
      );
    }
    return { id: String(owner.outputs.arn), outputs: { policy: policyText(inputs.policy) } };
  },

  update(_entity, next, cloud) {
    requireSecret(cloud, next.secretArn);
    acceptSecretPolicy(next, cloud);
    return { policy: policyText(next.policy) };
  },
};

function acceptSecretPolicy(inputs: Inputs, cloud: Cloud): void {
  const policy = policyText(inputs.policy);
  checkSecretPolicy(policy, cloud);
  if (flag(inputs, "blockPublicPolicy") !== true) return;
  const open = parsePolicyDocument(policy, "secret").statements.some(
    (statement) =>
      statement.effect === "Allow" &&
      (statement.principals.AWS ?? []).includes("*") &&
      Object.keys(statement.conditions).length === 0,
  );
  if (open) {
    throw new CloudError(
      "PublicPolicyException",
      "You can't attach this resource policy because it grants broad access to the secret.",
    );
  }
}

/** Refuses a resource policy that is malformed or names a role which does not exist; no policy is fine. */
export function checkSecretPolicy(policy: string | undefined, cloud: Cloud): void {
  if (policy === undefined) return;
  if (missingPrincipal(parsePolicyDocument(policy, "secret"), cloud) !== undefined) {
    throw new CloudError(
      "MalformedPolicyDocumentException",
      "This resource policy contains an invalid principal.",
    );
  }
}
