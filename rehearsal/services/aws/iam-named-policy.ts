import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { text } from "../known.ts";
import { policyProblem } from "./iam-policy-document.ts";
import { policyText } from "./policy-text.ts";

/** IAM API reference, PutRolePolicy and CreatePolicy, from memory, 2026-11. */
const NAME = /^[\w+=,.@-]{1,128}$/;

/** What is wrong with the name and the text of a policy, a role's own or a managed one. */
export function checkNamedPolicy(inputs: Inputs): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const name = text(inputs, "name");
  if (name !== undefined && !NAME.test(name)) {
    failures.push({
      property: "name",
      reason: `must be 1 to 128 characters of letters, digits and _+=,.@-; got "${name}"`,
    });
  }
  const policy = policyText(inputs.policy);
  const problem = policy === undefined ? undefined : policyProblem(policy, "identity");
  if (problem !== undefined) failures.push({ property: "policy", reason: problem });
  return failures;
}
