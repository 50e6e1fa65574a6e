import { fact } from "../../expect.ts";
import { wildcardReason } from "../../facts/wildcard-reasons.ts";
import {
  isEveryAction,
  PERMISSION_TYPES,
  permissionsOf,
  type Statement,
} from "../../relations/policy-text.ts";
import { resourceRule } from "../../rule.ts";

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
    url: "https://docs.aws.amazon.com/controltower/latest/controlreference/iam-rules.html",
    readOn: "2026-11-27",
  },
  types: PERMISSION_TYPES,
  check(view) {
    return permissionsOf(view)
      .filter((one) => one.allows)
      .map((one) => fact(problem(one) === undefined, one.path, EXPECTED, problem(one) ?? accepted(one)));
  },
});

function problem({ actions, notActions, resources, notResources }: Statement): string | undefined {
  if (notActions.length > 0 || notResources.length > 0) return "everything but a list";
  const wide = actions.find(isEveryAction);
  if (wide !== undefined) return `the action ${wide}`;
  const everything = resources.some(isEveryResource) && wildcardReason(actions) === undefined;
  return everything ? "every resource without a written reason" : undefined;
}

function accepted({ actions, resources }: Statement): string {
  return resources.some(isEveryResource) ? `every resource: ${wildcardReason(actions)}` : "named ones";
}

/** `*`, and ARNs whose own part is nothing but wildcards: `arn:aws:s3:::*`, `arn:*`. */
function isEveryResource(arn: string): boolean {
  const parts = arn.split(":");
  return /^[*?]+$/.test(parts.length > 5 ? parts.slice(5).join(":") : (parts.at(-1) ?? ""));
}
