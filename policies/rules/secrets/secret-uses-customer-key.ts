import { fact, notApplicable } from "../../expect.ts";
import { comesFrom } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { KEY, PARAMETER, SECRET } from "../../tokens.ts";
import { Undecided } from "../../undecided.ts";

/** What the AWS-managed keys of the two stores are called. */
const AWS_MANAGED = /(^|\/)aws\/(?:secretsmanager|ssm)$/;

/** A key's ARN; its account is the group. */
const KEY_ARN = /^arn:[^:]+:kms:[^:]+:(\d{12}):key\/./;

export const secretUsesCustomerKey = resourceRule({
  name: "secret-uses-customer-key",
  control: "SEC-03",
  severity: "high",
  enforcement: "mandatory",
  statement: "Each secret is encrypted with a customer-managed key.",
  rationale: "Only with a key of its own can a stack say who may decrypt, and take that back.",
  remediation: "Give the secret the stack's key in kmsKeyId; a parameter, in keyId.",
  source: {
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
    readOn: "2026-11-27",
  },
  types: [SECRET, PARAMETER],
  check(view, { accountId }) {
    const property = view.type === PARAMETER ? "keyId" : "kmsKeyId";
    const read = inputsOf(view);
    if (view.type === PARAMETER && read.text("type") !== "SecureString")
      return notApplicable("a plain parameter: nothing is encrypted");
    const expected = "a customer-managed key";
    // @pulumi/aws 7.48.0: left out, the account's aws/secretsmanager or aws/ssm key is used.
    if (!read.has(property)) return fact(false, property, expected, "nothing, so AWS's own key");
    if (comesFrom(view, property, KEY)) return fact(true, property, expected, "a key of this stack");
    const named = read.text(property) ?? "";
    if (AWS_MANAGED.test(named)) return fact(false, property, expected, "AWS's own key");
    // An alias or a bare id may stand for AWS's own key, and an alias can be moved to another one.
    if (accountId === undefined || KEY_ARN.exec(named)?.[1] !== accountId)
      throw new Undecided(property, "names a key by neither this stack's resource nor an ARN of its account");
    return fact(true, property, expected, "a key of the account, by its ARN");
  },
});
