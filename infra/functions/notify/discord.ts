import type { Alert } from "./alert.ts";
import { post } from "./post.ts";

const SIGN = { raised: "🔴", ended: "🟢", told: "ℹ️" } as const;

/**
 * Characters of one message's content. Sources: hexdocs.pm/notifiex, "Notifiex.Service.Discord", and docs.rs/crate/discord-message
 * (both: up to 2000), read 2026-11-27.
 */
export const LONGEST_CONTENT = 2000;

/**
 * Tells a Discord channel by its webhook. `allowed_mentions` with an empty list lets no text wake a channel or a person
 * (discord.com/developers, "Allowed mentions object", from memory, 2026-11).
 */
export async function tellDiscord(webhook: string, alert: Alert): Promise<void> {
  await post("Discord", webhook, { content: discordText(alert), allowed_mentions: { parse: [] } });
}

/** The text as Discord shows it; a longer one would be refused as a whole, so that its end is cut off. */
export function discordText(alert: Alert): string {
  const sign = alert.state === "raised" && alert.severity === "warning" ? "🟠" : SIGN[alert.state];
  const head = `${sign} **${escaped(alert.title)}** (${alert.severity}, ${alert.state})`;
  const whole = alert.text === "" ? head : `${head}\n${escaped(alert.text)}`;
  if (whole.length <= LONGEST_CONTENT) return whole;
  // Half a surrogate pair is no character: the cut goes before it.
  return `${whole.slice(0, LONGEST_CONTENT - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Discord's own signs for bold, code and the like, which names of alarms hold without meaning them. */
function escaped(text: string): string {
  return text.replaceAll(/[\\*_~`|>]/g, "\\$&");
}
