import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { PARAMETER } from "../../tokens.ts";

export const secretParametersAreEncrypted = resourceRule({
  name: "secret-parameters-are-encrypted",
  control: "SEC-01",
  severity: "critical",
  enforcement: "mandatory",
  statement: "A parameter whose value is not said to be plain is encrypted.",
  rationale:
    "Whoever may describe a plain parameter reads its value, and no key of the stack stands before it.",
  remediation: "Give the parameter the type SecureString, or write what is no secret as insecureValue.",
  source: {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/ssm/parameter/",
    readOn: "2026-11-27",
  },
  types: [PARAMETER],
  check(view) {
    const read = inputsOf(view);
    const type = read.text("type") ?? "nothing";
    // @pulumi/aws 7.48.0: insecureValue goes with the plain types only; its text is judged with all other plain properties.
    if (type !== "SecureString" && read.has("insecureValue")) return notApplicable("plain by its own word");
    return fact(type === "SecureString", "type", "SecureString", type);
  },
});
