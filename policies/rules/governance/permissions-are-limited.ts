import { fact } from "../../expect.ts";
import { wildcardReason } from "../../facts/wildcard-reasons.ts";
import { inputsOf } from "../../reader.ts";
import { PERMISSION_TYPES, permissionsOf, type Statement } from "../../relations/policy-text.ts";
import { resourceRule } from "../../rule.ts";
import type { Verdict } from "../../verdict.ts";

/** AWS's own policies that allow every action, or all but the management of people. */
const WIDE_POLICIES: readonly string[] = ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"];

/** Types that give a role, user or group a policy by its ARN. */
const ATTACHMENTS: readonly string[] = [
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
];

const EXPECTED = "limited to named actions and resources";

export const permissionsAreLimited = resourceRule({
  name: "permissions-are-limited",
  control: "GOV-03",
  severity: "high",
  enforcement: "mandatory",
  statement: "No IAM policy allows every action, or every resource without a written reason.",
  rationale: "A role that may do everything makes every hole in the application a hole in the account.",
  remediation: "Name the actions and the resources that the role needs, or have an exemption approved.",
  source: {
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    readOn: "not yet",
  },
  types: [...PERMISSION_TYPES, ...ATTACHMENTS],
  check(view) {
    if (ATTACHMENTS.includes(view.type)) return attachment(inputsOf(view).text("policyArn") ?? "");
    return permissionsOf(view)
      .filter((one) => one.allows)
      .map((one) => fact(problem(one) === undefined, one.path, EXPECTED, problem(one) ?? accepted(one)));
  },
});

function attachment(arn: string): Verdict {
  const wide = WIDE_POLICIES.find((name) => arn.endsWith(`:policy/${name}`));
  return fact(wide === undefined, "policyArn", EXPECTED, wide ?? "another policy");
}

function problem({ actions, notActions, resources, notResources }: Statement): string | undefined {
  if (notActions.length > 0 || notResources.length > 0) return "everything but a list";
  const wide = actions.find((action) => action === "*" || /^[^:]*:\*$/.test(action));
  if (wide !== undefined) return `the action ${wide}`;
  const everything = resources.includes("*") && wildcardReason(actions) === undefined;
  return everything ? "every resource without a written reason" : undefined;
}

function accepted({ actions, resources }: Statement): string {
  return resources.includes("*") ? `every resource: ${wildcardReason(actions)}` : "named ones";
}
