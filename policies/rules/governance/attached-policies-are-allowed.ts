import { fact } from "../../expect.ts";
import { ALLOWED_MANAGED_POLICIES } from "../../facts/allowed-managed-policies.ts";
import { ATTACHMENT_TYPES, attachedArns } from "../../relations/attachments.ts";
import { resourceRule } from "../../rule.ts";
import { Undecided } from "../../undecided.ts";

/** AWS's own policies have `aws` where the account's number stands in others. */
const OF_AWS = /^arn:[a-z-]+:iam::aws:policy\/(.+)$/;
const OF_ACCOUNT = /^arn:[a-z-]+:iam::(\d{12}):policy\//;

export const attachedPoliciesAreAllowed = resourceRule({
  name: "attached-policies-are-allowed",
  control: "GOV-03",
  severity: "high",
  enforcement: "mandatory",
  statement: "No role, user or group is given a policy of AWS's own that is not listed as limited.",
  rationale: "AWS's policies reach whole services, and AWS widens them without asking.",
  remediation: "Write a policy that names the actions and resources, or have an exemption approved.",
  source: {
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
    readOn: "2026-11-27",
  },
  types: ATTACHMENT_TYPES,
  check(view, { accountId }) {
    const { known, unknown } = attachedArns(view);
    const verdicts = known.map(({ path, arn }) => {
      const [, ofAws] = OF_AWS.exec(arn) ?? [];
      const [, account] = OF_ACCOUNT.exec(arn) ?? [];
      const allowed =
        ofAws === undefined
          ? account !== undefined && account === accountId
          : ALLOWED_MANAGED_POLICIES.has(ofAws);
      return fact(allowed, path, "a policy of the stack's own, or a listed one of AWS's", ofAws ?? arn);
    });
    // What is refused already need not wait for the rest.
    if (unknown !== undefined && verdicts.every((one) => one.state === "met")) throw new Undecided(unknown);
    return verdicts;
  },
});
