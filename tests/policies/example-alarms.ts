import type { ResourceView } from "../../policies/resource-view.ts";
import { METRIC_ALARM, TOPIC, TOPIC_SUBSCRIPTION } from "../../policies/tokens.ts";
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
