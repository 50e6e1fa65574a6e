import type { Alert } from "./alert.ts";
import { post } from "./post.ts";

const SIGN = { raised: "🔴", ended: "🟢", told: "ℹ️" } as const;

/** Tells a Slack channel by its incoming webhook (api.slack.com, "Sending messages using incoming webhooks", from memory, 2026-11). */
export async function tellSlack(webhook: string, alert: Alert): Promise<void> {
  await post("Slack", webhook, { text: slackText(alert) });
}

/** The text as Slack shows it. */
export function slackText(alert: Alert): string {
  const sign = alert.state === "raised" && alert.severity === "warning" ? "🟠" : SIGN[alert.state];
  const head = `${sign} *${escaped(alert.title)}* (${alert.severity}, ${alert.state})`;
  return alert.text === "" ? head : `${head}\n${escaped(alert.text)}`;
}

/** Slack reads these three itself; an alarm's text must not mention a whole channel. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
