import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { bucketIsEncrypted } from "../../../../policies/rules/encryption/bucket-is-encrypted.ts";
import { BUCKET, BUCKET_ENCRYPTION, BUCKET_LOGGING } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const bucket = view(BUCKET, "records-bucket", {}, { outputs: { id: "records" } });
const rules = (chosen: Readonly<Record<string, unknown>>) => ({
  rules: [{ applyServerSideEncryptionByDefault: chosen }],
});
const KEY = "arn:aws:kms:eu-west-1:111122223333:key/1";
const encryption = view(BUCKET_ENCRYPTION, "records-encryption", {
  bucket: "records",
  ...rules({ sseAlgorithm: "aws:kms", kmsMasterKeyId: KEY }),
});
const logging = view(BUCKET_LOGGING, "other-access-log", { bucket: "other", targetBucket: "records" });

ruleTable(bucketIsEncrypted, {
  rows: [
    { kind: "met", it: "accepts a customer's key", views: [bucket, encryption], state: "met" },
    {
      kind: "violated",
      it: "refuses S3's own keys",
      views: [bucket, given(encryption, rules({ sseAlgorithm: "AES256" }))],
      state: "violated",
      says: "ENC-01: \"records-bucket\" default encryption must be a customer-managed key; got S3's own keys. Give the bucket a default encryption with the stack's key.",
    },
    { kind: "absent", it: "refuses a bucket that says nothing", views: [bucket], state: "violated" },
    {
      kind: "absent",
      it: "refuses KMS without a key, which is AWS's",
      views: [bucket, given(encryption, rules({ sseAlgorithm: "aws:kms" }))],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts S3's own keys where access logs arrive",
      views: [bucket, given(encryption, rules({ sseAlgorithm: "AES256" })), logging],
      state: "met",
    },
    {
      kind: "boundary",
      it: "accepts S3's own keys for a load balancer's certificates",
      views: [
        bucket,
        given(encryption, rules({ sseAlgorithm: "AES256" })),
        view("aws:lb/trustStore:TrustStore", "store", { caCertificatesBundleS3Bucket: "records" }),
      ],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses that they are not asked for, even there",
      views: [bucket, logging],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses AWS's key by its alias",
      views: [bucket, given(encryption, rules({ sseAlgorithm: "aws:kms", kmsMasterKeyId: "alias/aws/s3" }))],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "follows the bucket where its name is not known yet",
      views: [bucket, from(given(encryption, { bucket: UNKNOWN }), "bucket", bucket)],
      state: "met",
    },
    {
      kind: "unknown",
      it: "accepts a key that is not known yet: it is the stack's",
      views: [bucket, given(encryption, rules({ sseAlgorithm: "aws:kms", kmsMasterKeyId: UNKNOWN }))],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves unknown rules undecided",
      views: [bucket, given(encryption, { rules: UNKNOWN })],
      state: "undecided",
      undecided: "rules",
    },
  ],
});
