import { fact } from "../../expect.ts";
import { comesFrom } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { KEY, SECRET } from "../../tokens.ts";

/** What the AWS-managed key of the service is called. */
const AWS_MANAGED = /(^|\/)aws\/secretsmanager$/;

export const secretUsesCustomerKey = resourceRule({
  name: "secret-uses-customer-key",
  control: "SEC-03",
  severity: "high",
  enforcement: "mandatory",
  statement: "Each secret is encrypted with a customer-managed key.",
  rationale: "Only with a key of its own can a stack say who may decrypt, and take that back.",
  remediation: "Give the secret the stack's key in kmsKeyId.",
  source: {
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
    readOn: "2026-11-27",
  },
  types: [SECRET],
  check(view) {
    const property = "kmsKeyId";
    const read = inputsOf(view);
    const expected = "a customer-managed key";
    // @pulumi/aws 7.48.0: left out, the account's aws/secretsmanager key is used.
    if (!read.has(property)) return fact(false, property, expected, "nothing, so AWS's own key");
    if (read.unknown(property) && comesFrom(view, property, KEY))
      return fact(true, property, expected, "a key of this stack");
    const own = AWS_MANAGED.test(read.text(property) ?? "");
    return fact(!own, property, expected, own ? "AWS's own key" : "a named key");
  },
});
