import { fact } from "../../expect.ts";
import { credentialPaths } from "../../facts/credential-shapes.ts";
import { stackRule } from "../../rule.ts";
import type { Finding } from "../../verdict.ts";
import { isSecret } from "../../views/mask.ts";

const EXPECTED = "free of secrets";

export const plainValuesHoldNoSecrets = stackRule({
  name: "plain-values-hold-no-secrets",
  control: "SEC-01",
  severity: "critical",
  enforcement: "mandatory",
  statement: "No property of any resource holds a credential, but for those that are made to hold one.",
  rationale:
    "Whatever stands in a plain property is readable in the state, in logs and for all who may look.",
  remediation: "Declare the value under secrets and hand over its name.",
  source: { url: "https://www.pulumi.com/docs/iac/concepts/secrets/", readOn: "2026-11-27" },
  check(index) {
    const leaks = index.all.flatMap((view): readonly Finding[] => {
      const plain = Object.entries(view.inputs).filter(([name]) => !isSecret(view.type, name));
      return credentialPaths(Object.fromEntries(plain)).map((path) => ({
        ...fact(false, path, EXPECTED, "a text with the shape of a credential"),
        urn: view.urn,
      }));
    });
    if (leaks.length > 0) return leaks;
    return [{ ...fact(true, "plain properties", EXPECTED, "none in any resource"), urn: undefined }];
  },
});
