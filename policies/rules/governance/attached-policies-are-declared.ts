import { fact } from "../../expect.ts";
import { ATTACHMENT_TYPES, arnsProperty, attachedArns } from "../../relations/attachments.ts";
import { judge, stackRule } from "../../rule.ts";
import { MANAGED_POLICY } from "../../tokens.ts";

/** Policies of accounts; AWS's own are judged by their list. */
const OF_ACCOUNT = /^arn:[a-z-]+:iam::\d{12}:policy\//;

export const attachedPoliciesAreDeclared = stackRule({
  name: "attached-policies-are-declared",
  control: "GOV-03",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every policy of the account's own that is attached is declared in the stack that attaches it.",
  rationale: "What a policy from elsewhere allows is seen by no rule and changes without the stack.",
  remediation: "Declare the policy in the stack, so that its text is judged.",
  source: {
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(...ATTACHMENT_TYPES).flatMap((view) =>
      judge(view.urn, () => {
        const property = arnsProperty(view.type) ?? "";
        const own = attachedArns(view).known.filter(({ arn }) => OF_ACCOUNT.test(arn));
        if (own.length === 0) return undefined;
        const declared = index.linked(view, property, MANAGED_POLICY).map((policy) => policy.outputs.arn);
        return own.map(({ path, arn }) =>
          fact(declared.includes(arn), path, "a policy that this stack declares", arn),
        );
      }),
    ),
});
