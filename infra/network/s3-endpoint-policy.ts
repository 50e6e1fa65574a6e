import { partition } from "../lib/partition.ts";
import { policyDocument } from "../lib/policy-document.ts";

/**
 * What may be reached through the S3 gateway endpoint: the layers of ECR's images, and buckets of the stack's
 * own account. Everything else in the region's S3 is refused, so that a broken-into task cannot carry data to
 * somebody's bucket; an external registry that keeps its layers in this region's S3 needs an override of
 * `network.s3Endpoint`. The layers' addresses are signed by ECR, not by the task, so no condition on the
 * caller is possible. Source: ECR User Guide, "Create the Amazon S3 gateway endpoint", from memory, 2026-11.
 */
export function s3EndpointPolicy(aws: { readonly accountId: string; readonly region: string }): string {
  return policyDocument([
    {
      Sid: "ImageLayers",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: `arn:${partition(aws.region)}:s3:::prod-${aws.region}-starport-layer-bucket/*`,
    },
    {
      Sid: "OwnBuckets",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:*",
      Resource: "*",
      Condition: { StringEquals: { "s3:ResourceAccount": aws.accountId } },
    },
  ]);
}
