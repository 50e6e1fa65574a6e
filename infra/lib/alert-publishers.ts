/** An AWS service that publishes to the stack's alert topics. */
export interface AlertPublisher {
  /** First part of the service principal. */
  readonly service: "cloudwatch" | "events" | "budgets" | "backup";
  /**
   * Pattern of the ARNs on whose behalf it comes, with the account and region in hand; undefined where the service's guide
   * shows its permission without a condition, and one that the service does not fill in would refuse it silently.
   */
  readonly sourceArn: ((region: string, accountId: string) => string) | undefined;
}

/**
 * Who may publish: alarms, events, budgets and backup jobs. Sources: SNS Developer Guide, "Example cases for Amazon SNS access
 * control" (alarms); EventBridge User Guide, "Using resource-based policies", which shows no condition; Cost Management Guide,
 * "Creating an Amazon SNS topic for budget notifications", from memory; Backup Developer Guide, "Notification options", from
 * memory, without a condition; 2026-11.
 */
export const ALERT_PUBLISHERS: readonly AlertPublisher[] = [
  {
    service: "cloudwatch",
    sourceArn: (region, accountId) => `arn:aws:cloudwatch:${region}:${accountId}:alarm:*`,
  },
  { service: "events", sourceArn: undefined },
  { service: "budgets", sourceArn: (_region, accountId) => `arn:aws:budgets::${accountId}:*` },
  { service: "backup", sourceArn: undefined },
];

/** The condition of a publisher's statement; undefined where its guide shows none. */
export function publisherCondition(
  publisher: AlertPublisher,
  region: string,
  accountId: string,
): Readonly<Record<string, Readonly<Record<string, string>>>> | undefined {
  if (publisher.sourceArn === undefined) return undefined;
  return {
    StringEquals: { "aws:SourceAccount": accountId },
    ArnLike: { "aws:SourceArn": publisher.sourceArn(region, accountId) },
  };
}
