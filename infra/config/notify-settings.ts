/** Whom alarms reach. */
export interface NotifySettings {
  /** Mail addresses that get every alarm; at least one. */
  readonly emails: readonly string[];
  /** Name of the external secret with a Slack webhook's address: it gets every alarm. */
  readonly slackWebhook: string | undefined;
  /** Name of the external secret with the address of a Discord channel's webhook: it gets every alarm. */
  readonly discordWebhook: string | undefined;
  /** Telephone numbers (E.164) that get critical alarms as text messages. */
  readonly sms: readonly string[];
  /** Name of the external secret with a PagerDuty routing key: it gets every alarm with its severity. */
  readonly pagerDutyKey: string | undefined;
}
