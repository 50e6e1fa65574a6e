import type { ResourceView } from "../../policies/resource-view.ts";
import {
  FUNCTION,
  FUNCTION_PERMISSION,
  METRIC_ALARM,
  SECRET,
  TOPIC,
  TOPIC_SUBSCRIPTION,
} from "../../policies/tokens.ts";
import { from, view } from "./rule-table.ts";

/** A topic that alarms tell. */
export const topic = view(TOPIC, "topics-critical", {}, { outputs: { arn: "arn:aws:sns:eu-west-1:1:t" } });

/** Somebody who listens to it. */
export function listener(protocol: string): ResourceView {
  return from(view(TOPIC_SUBSCRIPTION, `by-${protocol}`, { protocol }), "topic", topic);
}

/** An alarm that tells the topic. */
export const alarm = from(
  view(METRIC_ALARM, "vital-api-down", {
    alarmActions: ["arn:aws:sns:eu-west-1:1:t"],
    alarmDescription: "api is down. First: look at the newest deployment.",
  }),
  "alarmActions",
  topic,
);

const slack = view(SECRET, "secrets-slack", {}, { outputs: { arn: secretArn("eu-west-1", "slack") } });
const pagerDuty = view(SECRET, "secrets-pager", {}, { outputs: { arn: secretArn("eu-west-1", "pager") } });

export function secretArn(region: string, name: string): string {
  return `arn:aws:secretsmanager:${region}:111122223333:secret:${name}`;
}

/** A function that knows both secrets by their copies in its region. */
export const notifier = from(
  view(
    FUNCTION,
    "notifier-function",
    {
      environment: {
        variables: {
          SLACK_SECRET_ARN: secretArn("us-east-1", "slack"),
          PAGERDUTY_SECRET_ARN: secretArn("us-east-1", "pager"),
        },
      },
    },
    { outputs: { arn: "arn:aws:lambda:us-east-1:111122223333:function:notifier" } },
  ),
  "environment",
  slack,
  pagerDuty,
);

/** Lets the topic call the function. */
export const permission = from(
  from(
    view(FUNCTION_PERMISSION, "notifier-permission", {
      action: "lambda:InvokeFunction",
      principal: "sns.amazonaws.com",
      sourceArn: "arn:aws:sns:eu-west-1:1:t",
    }),
    "sourceArn",
    topic,
  ),
  "function",
  notifier,
);

/** Mail and the function, with all that the function needs. */
export const everybody: readonly ResourceView[] = [
  topic,
  listener("email"),
  from(listener("lambda"), "endpoint", notifier),
  notifier,
  permission,
  slack,
  pagerDuty,
];
