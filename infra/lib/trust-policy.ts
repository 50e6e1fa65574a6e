import { policyDocument } from "./policy-document.ts";

/**
 * The policy by which an AWS service may assume a role, on behalf of one account only: without the
 * conditions, the service could be talked into using the role for somebody else's resource (IAM User Guide,
 * "The confused deputy problem", from memory, 2026-11).
 */
export function trustPolicy(trusted: {
  /** Service principal, such as `vpc-flow-logs.amazonaws.com`. */
  readonly service: string;
  /** 12 digits. */
  readonly accountId: string;
  /** ARN, or pattern of ARNs, of the resources on whose behalf the service may come. */
  readonly sourceArn: string;
}): string {
  return policyDocument([
    {
      Sid: "ServiceAssumesRole",
      Effect: "Allow",
      Principal: { Service: trusted.service },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": trusted.accountId },
        ArnLike: { "aws:SourceArn": trusted.sourceArn },
      },
    },
  ]);
}
