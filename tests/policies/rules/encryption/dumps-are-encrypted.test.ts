import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { dumpsAreEncrypted } from "../../../../policies/rules/encryption/dumps-are-encrypted.ts";
import { BUCKET_ENCRYPTION } from "../../../../policies/tokens.ts";
import { bucket, dump } from "../../example-backup.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const rules = (chosen: Readonly<Record<string, unknown>>) => ({
  rules: [{ applyServerSideEncryptionByDefault: chosen }],
});
const key = { sseAlgorithm: "aws:kms", kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1" };
const part = from(view(BUCKET_ENCRYPTION, "part", rules(key)), "bucket", bucket);

ruleTable(dumpsAreEncrypted, {
  rows: [
    { kind: "met", it: "accepts a customer's key", views: [...dump, part], state: "met" },
    {
      kind: "violated",
      it: "refuses S3's own keys",
      views: [...dump, given(part, rules({ sseAlgorithm: "AES256" }))],
      state: "violated",
      says: "ENC-02: \"dump\" default encryption must be a customer-managed key; got S3's own keys. Leave the backup bucket's default encryption with the stack's key.",
    },
    { kind: "absent", it: "refuses a bucket that says nothing", views: dump, state: "violated" },
    {
      kind: "spelling",
      it: "refuses AWS's key by its alias",
      views: [...dump, given(part, rules({ ...key, kmsMasterKeyId: "alias/aws/s3" }))],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown rules undecided",
      views: [...dump, given(part, { rules: UNKNOWN })],
      state: "undecided",
      undecided: "rules",
    },
    { kind: "absent", it: "has nothing to say of buckets without dumps", views: [bucket], state: "silent" },
  ],
  without: { boundary: "a key is there or not" },
});
