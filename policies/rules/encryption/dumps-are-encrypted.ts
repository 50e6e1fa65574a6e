import { fact } from "../../expect.ts";
import { backupBuckets } from "../../relations/backup-buckets.ts";
import { bucketKey } from "../../relations/bucket-key.ts";
import { judge, stackRule } from "../../rule.ts";

export const dumpsAreEncrypted = stackRule({
  name: "dumps-are-encrypted",
  control: "ENC-02",
  severity: "critical",
  enforcement: "mandatory",
  statement: "The buckets that dumps are written to encrypt them with a customer-managed key.",
  rationale: "A dump is the whole store in one file: who reads the bucket must need the key as well.",
  remediation: "Leave the backup bucket's default encryption with the stack's key.",
  source: {
    url: "https://docs.aws.amazon.com/sdkfornet/v3/apidocs/items/S3/TServerSideEncryptionRule.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    backupBuckets(index).flatMap((bucket) =>
      judge(bucket.urn, () => {
        const found = bucketKey(index, bucket);
        return fact(
          found === "a customer-managed key",
          "default encryption",
          "a customer-managed key",
          found,
        );
      }),
    ),
});
