import { describe, expect, it } from "@jest/globals";
import { bucketPolicy, receivesAccessLogs } from "../../../../infra/storage/bucket-policy.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const LOGGING = "aws:s3/bucketLogging:BucketLogging";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const ACCOUNT = "111122223333";
const TARGET = "arn:aws:s3:::logs";
const asked = { bucket: "data", targetBucket: "logs", targetPrefix: "data/" };

function withBuckets(policy = bucketPolicy(TARGET, [receivesAccessLogs(TARGET, ACCOUNT)])): MemoryCloud {
  const cloud = new MemoryCloud(services);
  cloud.make(TOKEN.bucket, { bucket: "data" });
  cloud.make(TOKEN.bucket, { bucket: "logs" });
  cloud.make(TOKEN.bucketPolicy, { bucket: "logs", policy });
  return cloud;
}

describe("access logs of a bucket", () => {
  it("go to a bucket whose policy lets S3's logging in", () => {
    expect(withBuckets().make(LOGGING, asked).id).toBe("data");
  });

  it("are refused where the policy lets in another account's buckets", () => {
    const cloud = withBuckets(bucketPolicy(TARGET, [receivesAccessLogs(TARGET, "999988887777")]));
    expect(() => cloud.make(LOGGING, asked)).toThrow("does not let logging.s3.amazonaws.com put objects");
  });

  it("are refused a bucket that does not exist", () => {
    expect(() => withBuckets().make(LOGGING, { ...asked, targetBucket: "none" })).toThrow(
      "InvalidTargetBucketForLogging",
    );
  });

  it("are refused a bucket that encrypts with KMS: they would never arrive", () => {
    const cloud = withBuckets();
    const rule = { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } };
    cloud.make(ENCRYPTION, { bucket: "logs", rules: [rule] });
    expect(() => cloud.make(LOGGING, asked)).toThrow("encrypts with KMS by default");
  });

  it("are refused a bucket of another region", () => {
    const cloud = withBuckets();
    cloud.ask((view) => view.add({ token: TOKEN.bucket, id: "away", region: "eu-west-1" }));
    expect(() => cloud.make(LOGGING, { ...asked, targetBucket: "away" })).toThrow(
      "CrossLocationLoggingProhibited",
    );
  });
});
