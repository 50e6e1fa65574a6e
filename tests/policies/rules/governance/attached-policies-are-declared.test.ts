import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { attachedPoliciesAreDeclared } from "../../../../policies/rules/governance/attached-policies-are-declared.ts";
import { MANAGED_POLICY, ROLE } from "../../../../policies/tokens.ts";
import { from, ruleTable, view } from "../../rule-table.ts";

const OWN = "arn:aws:iam::111122223333:policy/own";
const policy = view(MANAGED_POLICY, "own", { policy: "{}" }, { outputs: { arn: OWN } });
const role = (...arns: unknown[]) => view(ROLE, "api-role", { managedPolicyArns: arns });
const attachment = (policyArn: unknown) =>
  view("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "more", { role: "api", policyArn });

ruleTable(attachedPoliciesAreDeclared, {
  rows: [
    { kind: "met", it: "accepts a policy of the stack", views: [policy, role(OWN)], state: "met" },
    {
      kind: "violated",
      it: "refuses a policy that the stack does not declare",
      views: [role(OWN)],
      state: "violated",
      says: `GOV-03: "api-role" managedPolicyArns[0] must be a policy that this stack declares; got ${OWN}. Declare the policy in the stack, so that its text is judged.`,
    },
    {
      kind: "absent",
      it: "says nothing of a role without any",
      views: [view(ROLE, "r", {})],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "passes over AWS's own policies, which have their list",
      views: [role("arn:aws:iam::aws:policy/AdministratorAccess")],
      state: "silent",
    },
    {
      kind: "spelling",
      it: "reads an attachment",
      views: [policy, attachment("arn:aws:iam::111122223333:policy/other")],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "says nothing of an ARN that is not known yet: it comes from the stack itself",
      views: [policy, from(attachment(UNKNOWN), "policyArn", policy)],
      state: "silent",
    },
  ],
});
