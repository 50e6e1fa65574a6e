import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { registryIsEncrypted } from "../../../../policies/rules/encryption/registry-is-encrypted.ts";
import { REPOSITORY } from "../../../../policies/tokens.ts";
import { ruleTable, view } from "../../rule-table.ts";

const repository = (...encryptionConfigurations: readonly unknown[]) =>
  view(REPOSITORY, "registry-api", { encryptionConfigurations });

ruleTable(registryIsEncrypted, {
  rows: [
    {
      kind: "met",
      it: "accepts a customer's key",
      views: [repository({ encryptionType: "KMS", kmsKey: "arn:aws:kms:eu-west-1:111122223333:key/1" })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses ECR's own keys",
      views: [repository({ encryptionType: "AES256" })],
      state: "violated",
      says: "ENC-01: \"registry-api\" encryptionConfigurations must be a customer-managed key; got ECR's own keys. Leave the repository's encryption at KMS with the stack's key.",
    },
    {
      kind: "absent",
      it: "refuses a repository that says nothing",
      views: [view(REPOSITORY, "registry-api", {})],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses KMS without a key, which is AWS's",
      views: [repository({ encryptionType: "KMS" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts KMS with two layers",
      views: [repository({ encryptionType: "KMS_DSSE", kmsKey: "alias/images" })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "accepts a key that is not known yet",
      views: [repository({ encryptionType: "KMS", kmsKey: UNKNOWN })],
      state: "met",
    },
  ],
});
