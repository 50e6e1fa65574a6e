import { ecrImage } from "../config/ecr-image.ts";
import { partition } from "../lib/partition.ts";
import { type PolicyStatement, policyDocument } from "../lib/policy-document.ts";

/** What decides the endpoint's policy. */
export interface S3EndpointUse {
  readonly accountId: string;
  readonly region: string;
  /** Every image that a task of the stack runs. */
  readonly images: readonly string[];
  /** True where an instance installs packages of Amazon Linux 2023 at its start. */
  readonly installsPackages: boolean;
}

/**
 * What may be reached through the S3 gateway endpoint: the layers of images, and buckets of the stack's own account.
 * Everything else in the region's S3 is refused, so that a broken-into task cannot carry data to somebody's bucket.
 *
 * While every image is in ECR, layers are those of ECR's bucket. Another registry may keep its layers in this region's S3, in
 * buckets that nobody here knows, and the endpoint would then stand in the way of the pull: so any object may be read as soon
 * as one image comes from elsewhere. Writing stays with the own account's buckets. Layers' addresses are signed by the
 * registry, not by the task, so no condition on the caller is possible. Packages of Amazon Linux 2023 lie in a bucket of Amazon's in
 * the same region, which is read without a signature: without it an instance's first start ends at its first package. Source of both
 * buckets: aws-samples/data-perimeter-policy-examples, vpc_endpoint_policies/README.md, read 2026-11-27.
 */
export function s3EndpointPolicy({ accountId, images, installsPackages, region }: S3EndpointUse): string {
  const onlyEcr = images.every((image) => ecrImage(image) !== undefined);
  const bucket = (name: string): string => `arn:${partition(region)}:s3:::${name}/*`;
  const packages: readonly PolicyStatement[] = installsPackages
    ? [
        {
          Sid: "InstancePackages",
          Effect: "Allow",
          Principal: "*",
          Action: "s3:GetObject",
          Resource: bucket(`al2023-repos-${region}-de612dc2`),
        },
      ]
    : [];
  return policyDocument([
    {
      Sid: "ImageLayers",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: onlyEcr ? bucket(`prod-${region}-starport-layer-bucket`) : "*",
    },
    ...packages,
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
