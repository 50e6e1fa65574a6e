import { ALERT_PUBLISHERS, publisherCondition } from "../lib/alert-publishers.ts";
import { policyDocument } from "../lib/policy-document.ts";

/**
 * Who may publish to a topic: the services that raise alerts, for this account alone. People of the account need no statement
 * here, their IAM policies decide; nobody speaks to the topic without TLS.
 */
export function topicPolicy(args: {
  readonly topicArn: string;
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
}): string {
  return policyDocument([
    ...ALERT_PUBLISHERS.map((publisher) => {
      const condition = publisherCondition(publisher, args.region, args.accountId);
      return {
        Sid: `Publish${publisher.service[0]?.toUpperCase()}${publisher.service.slice(1)}`,
        Effect: "Allow" as const,
        Principal: { Service: `${publisher.service}.amazonaws.com` },
        Action: "sns:Publish",
        Resource: args.topicArn,
        ...(condition === undefined ? {} : { Condition: condition }),
      };
    }),
    {
      Sid: "OnlyTls",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: args.topicArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
}
