import { type Alert, readAlert } from "./alert.ts";
import { tellPagerDuty } from "./pager-duty.ts";
import type { ReadSecret } from "./secret-values.ts";
import { tellSlack } from "./slack.ts";
import type { SnsEvent } from "./sns-event.ts";

/** Where messages go, as the function's environment says. */
export interface Receivers {
  /** Topics whose messages are critical; all others are warnings. */
  readonly criticalTopicArns: readonly string[];
  /** Secret with the address of a Slack webhook; undefined without Slack. */
  readonly slackSecret: string | undefined;
  /** Secret with a PagerDuty routing key; undefined without PagerDuty. */
  readonly pagerDutySecret: string | undefined;
}

/**
 * Hands every message on. One receiver's fault does not keep the message from the other; it is thrown at the end, so that
 * Lambda tries the event again.
 */
export async function notify(
  event: SnsEvent,
  receivers: Receivers,
  read: ReadSecret,
): Promise<{ readonly told: number }> {
  const faults: string[] = [];
  let told = 0;
  const attempt = async (
    secret: string | undefined,
    tell: (value: string) => Promise<void>,
  ): Promise<void> => {
    if (secret === undefined) return;
    try {
      const value = await read(secret);
      if (value === undefined)
        return void console.log("a receiver's secret is still empty: nothing was sent to it");
      await tell(value);
      told += 1;
    } catch (error) {
      faults.push(error instanceof Error ? error.message : "an unknown fault");
    }
  };
  for (const { Sns } of event.Records) {
    const severity = receivers.criticalTopicArns.includes(Sns.TopicArn) ? "critical" : "warning";
    const alert: Alert = readAlert(Sns, severity);
    await attempt(receivers.slackSecret, (webhook) => tellSlack(webhook, alert));
    if (severity === "critical") await attempt(receivers.pagerDutySecret, (key) => tellPagerDuty(key, alert));
  }
  if (faults.length > 0) throw new Error(faults.join("; "));
  return { told };
}
