import { partition } from "../infra/lib/partition.ts";
import { policyDocument } from "../infra/lib/policy-document.ts";

/**
 * The bucket's policy only forbids: requests without TLS (checklist ENC-06), and everybody outside the account. Who may
 * read and write inside it is said by the account's IAM policies.
 */
export function statePolicy(bucket: string, accountId: string, region: string): string {
  const arn = `arn:${partition(region)}:s3:::${bucket}`;
  const everything = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [arn, `${arn}/*`] } as const;
  return policyDocument([
    { Sid: "TlsOnly", ...everything, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    {
      Sid: "OwnAccountOnly",
      ...everything,
      // Services of AWS come without an account of their own; the bucket grants them nothing.
      Condition: {
        StringNotEquals: { "aws:PrincipalAccount": accountId },
        Bool: { "aws:PrincipalIsAWSService": "false" },
      },
    },
  ]);
}
