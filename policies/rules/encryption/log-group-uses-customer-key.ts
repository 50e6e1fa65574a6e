import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { LOG_GROUP } from "../../tokens.ts";

export const logGroupUsesCustomerKey = resourceRule({
  name: "log-group-uses-customer-key",
  control: "ENC-01",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every log group is encrypted with a customer-managed key.",
  rationale:
    "CloudWatch encrypts by itself, but only a key of the stack's own can be taken away from a reader.",
  remediation: "Give the log group the stack's key in kmsKeyId.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/cloudwatch/logGroup.d.ts",
    readOn: "2026-11-27",
  },
  types: [LOG_GROUP],
  check(view) {
    // Logs has no key of AWS's own with a name: what is declared here, known or not, is a customer's key.
    const present = inputsOf(view).has("kmsKeyId");
    return fact(
      present,
      "kmsKeyId",
      "a customer-managed key",
      present ? "a key" : "nothing, so AWS's own key",
    );
  },
});
