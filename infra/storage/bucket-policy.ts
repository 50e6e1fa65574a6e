import { type PolicyStatement, policyDocument } from "../lib/policy-document.ts";

/**
 * The policy of a private bucket: nobody comes without TLS (checklist ENC-06), and beyond the account's own people, by
 * their IAM permissions, only whom the further statements name. Source: S3 User Guide, "Security best practices",
 * "Enforce encryption of data in transit", from memory, 2026-11.
 */
export function bucketPolicy(arn: string, further: readonly PolicyStatement[] = []): string {
  return policyDocument([
    {
      Sid: "RefusePlainRequests",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    ...further,
  ]);
}

/**
 * Lets S3 write the access logs of the account's other buckets. Source: S3 User Guide, "Enabling Amazon S3 server
 * access logging", "Grant access to the logging service principal", from memory, 2026-11.
 */
export function receivesAccessLogs(arn: string, accountId: string): PolicyStatement {
  return {
    Sid: "ReceiveAccessLogs",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `${arn}/*`,
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  };
}
