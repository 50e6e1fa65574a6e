import { type Alert, readAlert } from "./alert.ts";
import { tellDiscord } from "./discord.ts";
import { tellPagerDuty } from "./pager-duty.ts";
import { Refusal } from "./refusal.ts";
import type { SecretValues } from "./secret-values.ts";
import { tellSlack } from "./slack.ts";
import type { SnsEvent } from "./sns-event.ts";

/** Where messages go, as the function's environment says. */
export interface Receivers {
  /** Topics whose messages are critical; all others are warnings. */
  readonly criticalTopicArns: readonly string[];
  /** Secret with the address of a Slack webhook; undefined without Slack. */
  readonly slackSecret: string | undefined;
  /** Secret with the address of a Discord webhook; undefined without Discord. */
  readonly discordSecret: string | undefined;
  /** Secret with a PagerDuty routing key; undefined without PagerDuty. */
  readonly pagerDutySecret: string | undefined;
}

/** What stays in the container from one call to the next. */
export interface Memory {
  readonly secrets: SecretValues;
  /**
   * Which message reached which receiver: Lambda tries the whole event again, and who was told is not told twice. Another
   * container knows nothing of it and may repeat; PagerDuty then sees the same incident, Slack a second line.
   */
  readonly told: Set<string>;
}

/**
 * Hands every message on, to Slack, Discord and PagerDuty alike; PagerDuty gets its severity too, and decides by it whom it wakes.
 * One receiver's fault does not keep the message from the other; it is thrown at the end, so that Lambda tries again.
 */
export async function notify(
  event: SnsEvent,
  receivers: Receivers,
  memory: Memory,
): Promise<{ readonly told: number }> {
  const faults: string[] = [];
  let told = 0;
  for (const { Sns } of event.Records) {
    const severity = receivers.criticalTopicArns.includes(Sns.TopicArn) ? "critical" : "warning";
    const alert = readAlert(Sns, severity);
    for (const { name, secret, tell } of namedReceivers(receivers)) {
      const delivery = `${Sns.MessageId} ${name}`;
      if (memory.told.has(delivery)) continue;
      try {
        if (!(await handOn(secret, memory.secrets, (value) => tell(value, alert)))) continue;
        memory.told.add(delivery);
        told += 1;
      } catch (error) {
        faults.push(error instanceof Error ? error.message : "an unknown fault");
      }
    }
  }
  if (faults.length > 0) throw new Error(faults.join("; "));
  return { told };
}

interface Receiver {
  readonly name: string;
  readonly secret: string;
  readonly tell: (value: string, alert: Alert) => Promise<void>;
}

function namedReceivers({ discordSecret, pagerDutySecret, slackSecret }: Receivers): readonly Receiver[] {
  return [
    ...(slackSecret === undefined ? [] : [{ name: "slack", secret: slackSecret, tell: tellSlack }]),
    ...(discordSecret === undefined ? [] : [{ name: "discord", secret: discordSecret, tell: tellDiscord }]),
    ...(pagerDutySecret === undefined
      ? []
      : [{ name: "pagerduty", secret: pagerDutySecret, tell: tellPagerDuty }]),
  ];
}

/** False where nobody has filled the secret yet. A value that is refused is read anew next time: it may have been replaced. */
async function handOn(
  secret: string,
  secrets: SecretValues,
  tell: (value: string) => Promise<void>,
): Promise<boolean> {
  const value = await secrets.read(secret);
  if (value === undefined) {
    console.log("a receiver's secret is still empty: nothing was sent to it");
    return false;
  }
  try {
    await tell(value);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.refusesTheSecret) secrets.forget(secret);
    throw error;
  }
}
