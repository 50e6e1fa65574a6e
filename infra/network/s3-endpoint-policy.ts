import { ecrImage } from "../config/ecr-image.ts";
import { partition } from "../lib/partition.ts";
import { policyDocument } from "../lib/policy-document.ts";

/** What decides the endpoint's policy. */
export interface S3EndpointUse {
  readonly accountId: string;
  readonly region: string;
  /** Images of all services. */
  readonly images: readonly string[];
}

/**
 * What may be reached through the S3 gateway endpoint: the layers of images, and buckets of the stack's own account.
 * Everything else in the region's S3 is refused, so that a broken-into task cannot carry data to somebody's bucket.
 *
 * While every image is in ECR, layers are those of ECR's bucket. Another registry may keep its layers in this region's S3, in
 * buckets that nobody here knows, and the endpoint would then stand in the way of the pull: so any object may be read as soon
 * as one image comes from elsewhere. Writing stays with the own account's buckets. Layers' addresses are signed by the
 * registry, not by the task, so no condition on the caller is possible. Source: ECR User Guide, "Create the Amazon S3 gateway
 * endpoint", from memory, 2026-11.
 */
export function s3EndpointPolicy({ accountId, images, region }: S3EndpointUse): string {
  const onlyEcr = images.every((image) => ecrImage(image) !== undefined);
  return policyDocument([
    {
      Sid: "ImageLayers",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: onlyEcr ? `arn:${partition(region)}:s3:::prod-${region}-starport-layer-bucket/*` : "*",
    },
    {
      Sid: "OwnBuckets",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:*",
      Resource: "*",
      Condition: { StringEquals: { "s3:ResourceAccount": accountId } },
    },
  ]);
}
