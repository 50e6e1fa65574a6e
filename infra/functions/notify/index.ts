import { type Memory, notify, type Receivers } from "./notify.ts";
import { readFromSecretsManager, remembering } from "./secret-values.ts";
import type { SnsEvent } from "./sns-event.ts";

const memory: Memory = { secrets: remembering(readFromSecretsManager), told: new Set() };

const receivers: Receivers = {
  criticalTopicArns: (process.env.CRITICAL_TOPIC_ARNS ?? "").split(","),
  slackSecret: process.env.SLACK_SECRET_ARN,
  discordSecret: process.env.DISCORD_SECRET_ARN,
  pagerDutySecret: process.env.PAGERDUTY_SECRET_ARN,
};

/** What Lambda calls with each message of the alert topics. */
export const handler = (event: SnsEvent): Promise<{ readonly told: number }> =>
  notify(event, receivers, memory);
