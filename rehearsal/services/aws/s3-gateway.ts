import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { judge, parsePolicy } from "../../cloud/policy-language.ts";
import { text } from "../known.ts";
import { endpointPath } from "./ec2-paths.ts";
import { live } from "./live.ts";

/** Somebody who is not of this account: buckets of Amazon's own are read without a signature, or by an address that their owner signed. */
const STRANGER = "arn:aws:iam::000000000000:root";

/**
 * Why a subnet does not read a bucket of Amazon's in its own region, by the name of that bucket; undefined where it does. A gateway
 * endpoint on the route table takes all the way to S3, also where a route to the internet stands beside it, and its policy then
 * decides (AWS PrivateLink Guide, "Gateway endpoints for Amazon S3", read 2026-11-27).
 */
export function amazonBucketProblem(cloud: Cloud, subnet: Entity, bucket: string): string | undefined {
  const endpoint = endpointPath(cloud, subnet, "s3");
  if (endpoint === undefined || text(live(endpoint), "vpcEndpointType") !== "Gateway") return undefined;
  const verdict = judge(parsePolicy(live(endpoint).policy), {
    action: "s3:GetObject",
    resource: `arn:aws:s3:::${bucket}/object`,
    principal: { aws: STRANGER },
    context: { "s3:ResourceAccount": "000000000000" },
  });
  return verdict === "allow"
    ? undefined
    : `403 Forbidden: the policy of the S3 gateway endpoint ${endpoint.id} lets nothing be read from ${bucket}`;
}

/** Packages of Amazon Linux 2023 (aws-samples/data-perimeter-policy-examples, vpc_endpoint_policies/README.md, read 2026-11-27). */
export function packageBucket(region: string): string {
  return `al2023-repos-${region}-de612dc2`;
}

/** Layers of the images in ECR of a region (the same source). */
export function layerBucket(region: string): string {
  return `prod-${region}-starport-layer-bucket`;
}
