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
 * Who may publish: alarms, events, budgets and backup jobs. Sources, read 2026-11-27 unless said otherwise:
 * - alarms: SNS Developer Guide, "Example cases for Amazon SNS access control" (read 2026-11).
 * - events: EventBridge User Guide, "Using resource-based policies": "You can't use Condition blocks in Amazon SNS topic policies
 *   for EventBridge" (github.com/awsdocs/amazon-eventbridge-user-guide at 10e936e); SNS Developer Guide, "Key management", says the
 *   same of the key of an encrypted topic (quoted in awslabs/landing-zone-accelerator-on-aws issue 407). With a condition the rule
 *   counts a failed invocation and nobody is told.
 * - budgets: Cost Management User Guide, "Creating an Amazon SNS topic for budget notifications", shows both conditions.
 * - backup: Backup Developer Guide, "Notification options", names no condition, and says that only a topic of the vault's own
 *   account is taken, so that nobody else's vault can speak here.
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
