/** The AWS partition of a region: first part of every ARN after `arn`. Source: AWS General Reference, ARNs, from memory, 2026-11. */
export function partition(region: string): "aws" | "aws-cn" | "aws-us-gov" {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
