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
    pagerDutyKey: webhookSecret(
      "Secret that holds the routing key of a PagerDuty service (Events API v2); it gets every alarm with its severity",
      "PAGERDUTY_ROUTING_KEY",
    ),
  },
);
