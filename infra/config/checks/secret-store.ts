import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";

/** Words of `notify` that name a secret: its reader stands in another region, and gets a copy. */
const COPIED = ["slackWebhook", "discordWebhook", "pagerDutyKey"] as const;

/**
 * How a parameter's name cannot begin (Systems Manager API reference, PutParameter: "can't be prefixed with aws or ssm
 * (case-insensitive)", from memory, 2026-11).
 */
const TAKEN = /^(?:aws|ssm)/;

/** What parameters of Systems Manager cannot do. */
export function checkSecretStore({ notify, product, secretStore }: ConfigParts): readonly Problem[] {
  if (secretStore !== "parameters") return [];
  const problems: Problem[] = COPIED.flatMap((word) => {
    const found = notify?.[word];
    if (found === undefined) return [];
    const expected =
      "no secret for the notifier with secretStore: parameters, which have no copy in its region";
    const next = "Remove it, or write secretStore: secrets-manager";
    return [{ where: `notify.${word}`, expected, found: shown(found), next }];
  });
  if (product === undefined || !TAKEN.test(product)) return problems;
  const expected = "a name that begins with neither aws nor ssm, which parameters' names cannot";
  const next = "Take another name, or write secretStore: secrets-manager";
  return [...problems, { where: "product", expected, found: shown(product), next }];
}
