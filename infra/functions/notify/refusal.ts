/**
 * Statuses by which a receiver may mean the secret itself: 400 is PagerDuty's for an unknown routing key (developer.pagerduty.com,
 * "Events API v2 overview"), 403, 404 and 410 are Slack's for a webhook that was withdrawn (api.slack.com, "Sending messages
 * using incoming webhooks"); both from memory, 2026-11.
 */
const OF_THE_SECRET: readonly number[] = [400, 401, 403, 404, 410];

/** A receiver answered and did not take the message. */
export class Refusal extends Error {
  /** True where another value of the secret might be taken. */
  readonly refusesTheSecret: boolean;

  constructor(receiver: string, status: number) {
    super(`${receiver} answered ${status}`);
    this.refusesTheSecret = OF_THE_SECRET.includes(status);
  }
}
