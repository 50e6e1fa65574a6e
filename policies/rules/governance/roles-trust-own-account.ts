import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { statementsIn } from "../../relations/policy-text.ts";
import { strangePrincipal } from "../../relations/principals.ts";
import { resourceRule } from "../../rule.ts";
import { ROLE } from "../../tokens.ts";

export const rolesTrustOwnAccount = resourceRule({
  name: "roles-trust-own-account",
  control: "GOV-03",
  severity: "critical",
  enforcement: "mandatory",
  statement: "A role may be assumed by AWS's services and by the stack's own account alone.",
  rationale: "Whoever may assume a role has all that it is allowed, from wherever they are.",
  remediation: "Name the AWS service or the role of the same account in the trust policy.",
  source: {
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    readOn: "2026-11-27",
  },
  types: [ROLE],
  check(view, { accountId }) {
    const accounts = accountId === undefined ? [] : [accountId];
    return statementsIn(inputsOf(view).get("assumeRolePolicy"), "assumeRolePolicy")
      .filter((one) => one.allows)
      .map((one) => {
        const strange = strangePrincipal(one, { accounts, services: true });
        return fact(
          strange === undefined,
          `${one.path}.Principal`,
          "an AWS service or the stack's own account",
          strange ?? "such ones",
        );
      });
  },
});
