import { fact } from "../../expect.ts";
import {
  isEveryAction,
  PERMISSION_TYPES,
  permissionsOf,
  type Statement,
} from "../../relations/policy-text.ts";
import { resourceRule } from "../../rule.ts";

/**
 * Actions that AWS defines for the account as a whole, so that they take no resource but `*`.
 * Source: Service Authorization Reference, Amazon ECR; from memory, 2026-11.
 */
const ACCOUNT_ACTIONS: readonly string[] = ["ecr:GetAuthorizationToken"];

const EXPECTED = "limited to named actions and resources";

export const permissionsAreLimited = resourceRule({
  name: "permissions-are-limited",
  control: "GOV-03",
  severity: "high",
  enforcement: "mandatory",
  statement: "No IAM policy allows every action or every resource.",
  rationale: "A role that may do everything makes every hole in the application a hole in the account.",
  remediation: "Name the actions and the resources that the role needs, or have an exemption approved.",
  source: {
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    readOn: "not yet",
  },
  types: PERMISSION_TYPES,
  check(view) {
    return permissionsOf(view)
      .filter((one) => one.allows)
      .map((one) => fact(problem(one) === undefined, one.path, EXPECTED, problem(one) ?? "named ones"));
  },
});

function problem({ actions, notActions, resources, notResources }: Statement): string | undefined {
  if (notActions.length > 0 || notResources.length > 0) return "everything but a list";
  const wide = actions.find(isEveryAction);
  if (wide !== undefined) return `the action ${wide}`;
  const account = actions.length > 0 && actions.every((action) => ACCOUNT_ACTIONS.includes(action));
  return resources.some(isEveryResource) && !account ? "every resource" : undefined;
}

/** `*`, and ARNs whose own part is nothing but wildcards: `arn:aws:s3:::*`, `arn:*`. */
function isEveryResource(arn: string): boolean {
  const parts = arn.split(":");
  return /^[*?]+$/.test(parts.length > 5 ? parts.slice(5).join(":") : (parts.at(-1) ?? ""));
}
