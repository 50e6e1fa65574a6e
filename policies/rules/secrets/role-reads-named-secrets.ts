import { fact } from "../../expect.ts";
import { PERMISSION_TYPES, permissionsOf } from "../../relations/policy-text.ts";
import { readsSecrets } from "../../relations/secret-reading.ts";
import { resourceRule } from "../../rule.ts";

export const roleReadsNamedSecrets = resourceRule({
  name: "role-reads-named-secrets",
  control: "SEC-08",
  severity: "critical",
  enforcement: "mandatory",
  statement: "No role may read secrets by a wildcard.",
  rationale: "One service that is broken into must not open the others' secrets.",
  remediation: "Name each secret that the role reads by its ARN.",
  source: {
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html",
    readOn: "2026-11-27",
  },
  types: PERMISSION_TYPES,
  check: (view) =>
    permissionsOf(view)
      .filter((one) => readsSecrets(one) || (one.allows && one.notActions.length > 0))
      .map((one) => {
        // A secret's ARN ends in six letters of AWS's own: `-??????` after its full name still means one secret.
        const wide =
          one.notResources.length > 0 || one.resources.some((arn) => /[*?]/.test(arn.replace(/-\?{6}$/, "")));
        return fact(
          !wide,
          `${one.path}.Resource`,
          "secrets named one by one",
          wide ? "a wildcard" : "named secrets",
        );
      }),
});
