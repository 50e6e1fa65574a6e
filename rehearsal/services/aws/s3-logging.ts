import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { text } from "../known.ts";
import { bucketKey, bucketPolicySays } from "./bucket-judge.ts";
import { requireBucket } from "./s3-bucket.ts";

/** S3 User Guide, "Enabling Amazon S3 server access logging", from memory, 2026-11. */
export const bucketLogging: Behaviour = {
  token: "aws:s3/bucketLogging:BucketLogging",

  create(inputs, cloud) {
    const bucket = requireBucket(cloud, inputs.bucket);
    requireTarget(inputs, cloud);
    return { id: bucket.id };
  },

  update(_entity, next, cloud) {
    requireTarget(next, cloud);
    return undefined;
  },
};

function requireTarget(inputs: Inputs, cloud: Cloud): void {
  const source = requireBucket(cloud, inputs.bucket);
  const name = text(inputs, "targetBucket");
  const found = cloud.list("aws:s3/bucket:Bucket").find((bucket) => bucket.id === name);
  if (found === undefined) {
    throw new CloudError(
      "InvalidTargetBucketForLogging",
      `The target bucket for logging does not exist: ${String(name)}`,
    );
  }
  if (found.region !== source.region) {
    throw new CloudError(
      "CrossLocationLoggingProhibited",
      `Cross S3 location logging not allowed: ${source.id} is in ${source.region}, ${found.id} in ${found.region}`,
    );
  }
  // S3 takes what follows without a word and delivers nothing: refused here, where the cause can still be seen.
  if (bucketKey(cloud, found) !== undefined) {
    throw new CloudError(
      "InvalidTargetBucketForLogging",
      `${found.id} encrypts with KMS by default; S3 would deliver no access logs there`,
    );
  }
  const answer = bucketPolicySays(cloud, found, {
    action: "s3:PutObject",
    resource: `arn:aws:s3:::${found.id}/${text(inputs, "targetPrefix") ?? ""}2026-11-20`,
    principal: { service: "logging.s3.amazonaws.com" },
    context: {
      "aws:SourceAccount": cloud.caller.accountId,
      "aws:SourceArn": `arn:aws:s3:::${source.id}`,
    },
  });
  if (answer !== "allow") {
    throw new CloudError(
      "InvalidTargetBucketForLogging",
      `the policy of ${found.id} does not let logging.s3.amazonaws.com put objects; S3 would deliver no access logs there`,
    );
  }
}
