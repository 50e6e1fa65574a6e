import { fact } from "../../expect.ts";
import { VENDOR_ACCOUNTS } from "../../facts/vendor-accounts.ts";
import { inputsOf } from "../../reader.ts";
import { type Statement, statementsIn } from "../../relations/policy-text.ts";
import { strangePrincipal } from "../../relations/principals.ts";
import { resourceRule } from "../../rule.ts";
import { ROLE } from "../../tokens.ts";

export const rolesTrustOwnAccount = resourceRule({
  name: "roles-trust-own-account",
  control: "GOV-03",
  severity: "critical",
  enforcement: "mandatory",
  statement:
    "A role may be assumed by AWS's services and the stack's own account; by a known vendor only with an external id.",
  rationale: "Whoever may assume a role has all that it is allowed, from wherever they are.",
  remediation:
    "Name the AWS service or the role of the same account in the trust policy; for a vendor that the pack knows, its external id too.",
  source: {
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    readOn: "2026-11-27",
  },
  types: [ROLE],
  check(view, { accountId }) {
    const own = accountId === undefined ? [] : [accountId];
    return statementsIn(inputsOf(view).get("assumeRolePolicy"), "assumeRolePolicy")
      .filter((one) => one.allows)
      .map((one) => {
        const vendors = namesExternalId(one) ? Object.keys(VENDOR_ACCOUNTS) : [];
        const strange = strangePrincipal(one, { accounts: [...own, ...vendors], services: true });
        return fact(
          strange === undefined,
          `${one.path}.Principal`,
          "an AWS service or the stack's own account",
          strange ?? "such ones",
        );
      });
  },
});

/** A vendor's account comes for all its customers: the external id says for which (IAM User Guide, "The confused deputy problem", from memory, 2026-11). */
function namesExternalId({ conditions }: Statement): boolean {
  const ids = conditions["stringequals sts:externalid"] ?? [];
  return ids.length > 0 && ids.every((id) => id !== "");
}
