import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { statementsIn } from "../../relations/policy-text.ts";
import { resourceRule } from "../../rule.ts";
import { KEY } from "../../tokens.ts";

export const keyPolicyNamesPrincipals = resourceRule({
  name: "key-policy-names-principals",
  control: "ENC-03",
  severity: "critical",
  enforcement: "mandatory",
  statement: "No customer key can be used by everybody.",
  rationale: "A key that any account may use protects nothing, however often it rotates.",
  remediation: "Name the accounts and services that use the key in its policy.",
  source: {
    url: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    readOn: "2026-11-27",
  },
  types: [KEY, "aws:kms/keyPolicy:KeyPolicy"],
  check(view) {
    const policy = inputsOf(view).get("policy");
    // AWS's default key policy names the account's root and nobody else.
    if (policy === undefined)
      return fact(true, "policy", "limited to named principals", "AWS's default, the account alone");
    const open = statementsIn(policy, "policy").filter(
      (one) => one.allows && one.principals.includes("*") && !one.conditional,
    );
    const found =
      open.length === 0 ? "named principals" : `everybody in ${open.map((one) => one.path).join(", ")}`;
    return fact(open.length === 0, "policy", "limited to named principals", found);
  },
});
