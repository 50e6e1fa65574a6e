/** What Lambda hands to a function that a topic invokes (Lambda Developer Guide, "Using Lambda with Amazon SNS", read 2026-11). */
export interface SnsEvent {
  readonly Records: readonly { readonly Sns: SnsMessage }[];
}

export interface SnsMessage {
  readonly TopicArn: string;
  readonly MessageId: string;
  readonly Subject?: string | null;
  readonly Message: string;
  /** ISO 8601. */
  readonly Timestamp: string;
}
