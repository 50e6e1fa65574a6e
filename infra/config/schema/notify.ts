import * as z from "zod";
import { MAIL_ADDRESS } from "../../lib/mail-address.ts";
import { VARIABLE_NAME } from "./service.ts";
import { group, NO_DEFAULT, text, words } from "./word.ts";

function webhookSecret(meaning: string, example: string) {
  return text(
    { meaning, expected: "the name of an external secret under secrets", example },
    VARIABLE_NAME,
  ).optional();
}

/** Whom alarms reach. */
export const notify = group(
  { meaning: "Whom alarms reach" },
  {
    emails: z
      .array(
        text(
          {
            meaning: "Who gets every alarm by mail",
            expected: "a mail address",
            example: "oncall@example.com",
          },
          MAIL_ADDRESS,
        ),
      )
      .min(1)
      .max(10)
      .register(words, {
        meaning: "Who gets every alarm by mail; each address confirms once",
        expected: "a list of 1 to 10 mail addresses",
        example: "[oncall@example.com]",
        required: NO_DEFAULT.identity,
      }),
    slackWebhook: webhookSecret(
      "Secret that holds the address of a Slack incoming webhook; it gets every alarm",
      "SLACK_WEBHOOK_URL",
    ),
    discordWebhook: webhookSecret(
      "Secret that holds the address of a webhook of a Discord channel; it gets every alarm",
      "DISCORD_WEBHOOK_URL",
    ),
    sms: z
      .array(
        text(
          {
            meaning: "Who gets critical alarms as a text message",
            expected: "a telephone number in quotes with + and country code, without spaces",
            example: '"+971501234567"',
          },
          /^\+[1-9]\d{6,14}$/, // E.164: at most 15 digits
        ),
      )
      .min(1)
      .max(10)
      .register(words, {
        meaning:
          "Who gets critical alarms as a text message; each message costs money, and a new account sends none before its numbers are verified (SNS sandbox) and not above 1 US dollar a month before the limit is raised",
        expected: "a list of 1 to 10 telephone numbers",
        example: '["+971501234567"]',
      })
      .optional(),
    pagerDutyKey: webhookSecret(
      "Secret that holds the routing key of a PagerDuty service (Events API v2); it gets every alarm with its severity",
      "PAGERDUTY_ROUTING_KEY",
    ),
  },
);
