import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { alarmTopics, listeners } from "../../relations/alarm-listeners.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { COMPOSITE_ALARM, METRIC_ALARM } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

export const alarmsNotifySomebody = stackRule({
  name: "alarms-notify-somebody",
  control: "ALR-06",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every alarm, by itself or through a composite one, tells a topic that somebody listens to.",
  rationale: "An alarm that tells nobody is found afterwards, when somebody asks why nobody knew.",
  remediation: "Make the alarm with the alarm maker, and name somebody under notify.",
  source: {
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cloudwatch-compositealarm.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index
      .ofType(METRIC_ALARM, COMPOSITE_ALARM)
      .flatMap((alarm) => judge(alarm.urn, () => heard(index, alarm))),
});

function heard(index: ViewIndex, alarm: ResourceView): Verdict {
  const topics = alarmTopics(index, alarm);
  const protocols = [...new Set(topics.flatMap((topic) => listeners(index, topic)))].sort();
  const found =
    topics.length === 0
      ? "no topic"
      : protocols.length === 0
        ? `${topics.map(({ name }) => name).join(", ")}, to which nobody listens`
        : protocols.join(", ");
  return fact(protocols.length > 0, "alarmActions", "a topic that somebody listens to", found);
}
