import { fact } from "../../expect.ts";
import { judge, stackRule } from "../../rule.ts";

export const stackFileHoldsNoSecrets = stackRule({
  name: "stack-file-holds-no-secrets",
  control: "SEC-01",
  severity: "critical",
  enforcement: "mandatory",
  statement: "The stack's file holds no credential in clear.",
  rationale: "The file stands in version control, where nothing is ever forgotten.",
  remediation: "Take it out, declare it under secrets, and change it: it is known.",
  source: { url: "https://www.pulumi.com/docs/iac/concepts/secrets/", readOn: "2026-11-27" },
  check: (_index, { clearSecrets, stack }) =>
    judge(undefined, () => {
      const found = clearSecrets.length === 0 ? "none" : `a credential at ${clearSecrets.join(", ")}`;
      return fact(clearSecrets.length === 0, `Pulumi.${stack}.yaml`, "free of credentials", found);
    }),
});
