import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { secretUsesCustomerKey } from "../../../../policies/rules/secrets/secret-uses-customer-key.ts";
import { KEY, PARAMETER, SECRET } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const key = view(KEY, "key", {});
const secret = view(SECRET, "secrets-TOKEN", { kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1" });

const parameter = view(PARAMETER, "secrets-TOKEN", {
  type: "SecureString",
  keyId: "arn:aws:kms:eu-west-1:111122223333:key/1",
});

ruleTable(secretUsesCustomerKey, {
  rows: [
    { kind: "met", it: "accepts a key by its ARN", views: [secret], state: "met" },
    { kind: "met", it: "accepts a parameter's key by its ARN", views: [parameter], state: "met" },
    {
      kind: "violated",
      it: "refuses AWS's own key of parameters",
      views: [given(parameter, { keyId: "alias/aws/ssm" })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a parameter that names no key",
      views: [given(parameter, { keyId: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "asks no key of a plain parameter",
      views: [given(parameter, { type: "String", keyId: undefined })],
      state: "notApplicable",
    },
    {
      kind: "violated",
      it: "refuses AWS's own key by its alias",
      views: [given(secret, { kmsKeyId: "alias/aws/secretsmanager" })],
      state: "violated",
      says: "SEC-03: \"secrets-TOKEN\" kmsKeyId must be a customer-managed key; got AWS's own key. Give the secret the stack's key in kmsKeyId; a parameter, in keyId.",
    },
    {
      kind: "absent",
      it: "refuses a secret that names no key",
      views: [given(secret, { kmsKeyId: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "leaves a bare id undecided: it may be AWS's own key",
      views: [given(secret, { kmsKeyId: "1234abcd" })],
      state: "undecided",
      undecided: "kmsKeyId",
    },
    {
      kind: "spelling",
      it: "leaves an alias undecided, which may lead anywhere",
      views: [given(secret, { kmsKeyId: "alias/whatever" })],
      state: "undecided",
      undecided: "kmsKeyId",
    },
    {
      kind: "spelling",
      it: "leaves another account's key undecided",
      views: [given(secret, { kmsKeyId: "arn:aws:kms:eu-west-1:999922223333:key/1" })],
      state: "undecided",
      undecided: "kmsKeyId",
    },
    {
      kind: "spelling",
      it: "accepts an unknown value that comes from a key of the stack",
      views: [key, from(given(secret, { kmsKeyId: UNKNOWN }), "kmsKeyId", key)],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown value from elsewhere undecided",
      views: [given(secret, { kmsKeyId: UNKNOWN })],
      state: "undecided",
      undecided: "kmsKeyId",
    },
  ],
  without: { boundary: "a key is named or not" },
});
