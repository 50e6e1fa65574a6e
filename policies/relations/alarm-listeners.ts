import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { COMPOSITE_ALARM, METRIC_ALARM, TOPIC } from "../tokens.ts";
import { subscribersOf } from "./topic-subscribers.ts";

/** Topics that the alarm tells when it rises: its own, and those of composite alarms that read it. */
export function alarmTopics(index: ViewIndex, alarm: ResourceView): readonly ResourceView[] {
  const own = tells(alarm) ? index.linked(alarm, "alarmActions", TOPIC) : [];
  if (own.length > 0 || alarm.type !== METRIC_ALARM) return own;
  const composites = new Set([
    ...index.pointingAt(alarm, COMPOSITE_ALARM, "alarmRule"),
    ...index.ofType(COMPOSITE_ALARM).filter((composite) => names(composite, alarm)),
  ]);
  return [...new Set([...composites].flatMap((composite) => alarmTopics(index, composite)))];
}

/**
 * @pulumi/aws 7.48.0, cloudwatch.MetricAlarm and CompositeAlarm: actions are on where nothing is said. A composite one that another
 * alarm may silence tells nobody for as long as that one likes.
 */
function tells(alarm: ResourceView): boolean {
  const read = inputsOf(alarm);
  return read.flag("actionsEnabled", true) && read.get("actionsSuppressor") === undefined;
}

function names(composite: ResourceView, alarm: ResourceView): boolean {
  const { alarmRule } = composite.inputs;
  const { name } = alarm.outputs;
  return typeof alarmRule === "string" && typeof name === "string" && alarmRule.includes(`"${name}"`);
}

/** Protocols by which somebody listens to the topic: `email`, `lambda`, `https`. */
export function listeners(index: ViewIndex, topic: ResourceView): readonly string[] {
  return subscribersOf(index, topic).map((subscription) => inputsOf(subscription).text("protocol") ?? "");
}
