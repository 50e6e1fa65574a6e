import type { Settings } from "../../infra/config/settings.ts";
import type { Problem } from "../../infra/lib/errors.ts";

const VENDORS = [
  ["slackWebhook", "Slack"],
  ["discordWebhook", "Discord"],
] as const;

/** Why a value is none for that secret where alarms are posted to it; undefined for every other secret. Never says the value. */
export function webhookProblem(
  { notify }: Pick<Settings, "notify">,
  name: string,
  value: string,
): Problem | undefined {
  const vendor = VENDORS.find(([word]) => notify[word] === name)?.[1];
  const found = vendor === undefined ? undefined : faultOf(value);
  if (found === undefined) return undefined;
  return {
    where: name,
    expected: `the address of a webhook of ${vendor}, which begins with https://`,
    found,
    next: "Copy the whole address from there, and pipe it in alone",
  };
}

function faultOf(value: string): string | undefined {
  if (/\s/.test(value)) return "a text with spaces or line ends";
  if (!URL.canParse(value)) return "a text that is no address";
  return /^https:\/\//i.test(value) ? undefined : "an address that does not begin with https://";
}
