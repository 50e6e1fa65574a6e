import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { BUCKET_ENCRYPTION } from "../tokens.ts";

/** The key that a bucket's default encryption takes, in words. */
export type BucketKey =
  | "a customer-managed key"
  | "AWS's key"
  | "S3's own keys"
  | "nothing, so S3's own keys unasked";

/** The key with which a bucket encrypts what arrives in it. */
export function bucketKey(index: ViewIndex, bucket: ResourceView): BucketKey {
  const [rule] = index.pointingAt(bucket, BUCKET_ENCRYPTION, "bucket").flatMap((view) =>
    inputsOf(view)
      .items("rules")
      .map((one) => one.at("applyServerSideEncryptionByDefault")),
  );
  if (rule === undefined) return "nothing, so S3's own keys unasked";
  if (rule.text("sseAlgorithm")?.startsWith("aws:kms") !== true) return "S3's own keys";
  // Without a key, S3 takes the account's aws/s3 key, whose policy nobody can change.
  if (!rule.has("kmsMasterKeyId")) return "AWS's key";
  if (rule.unknown("kmsMasterKeyId")) return "a customer-managed key"; // one that this update makes
  return /(^|\/)aws\/s3$/.test(rule.text("kmsMasterKeyId") ?? "") ? "AWS's key" : "a customer-managed key";
}
