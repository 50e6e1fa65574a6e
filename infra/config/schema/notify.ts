import * as z from "zod";
import { VARIABLE_NAME } from "./service.ts";
import { group, NO_DEFAULT, text, words } from "./word.ts";

/** Who can be written to: a mail address without display name. */
const EMAIL = /^[A-Za-z0-9._%+-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

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
          EMAIL,
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
      "Secret that holds the routing key of a PagerDuty service (Events API v2); it gets critical alarms",
      "PAGERDUTY_ROUTING_KEY",
    ),
  },
);
