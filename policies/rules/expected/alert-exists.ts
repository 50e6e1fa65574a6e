import { fact } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { alarmTopics, listeners } from "../../relations/alarm-listeners.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, type StackRule, stackRule } from "../../rule.ts";
import { METRIC_ALARM } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

type Declared = Expectation & { readonly rule: "alert" };

/** Seconds in a minute. */
const MINUTE = 60;

/** Makes the rule that an alert of a product exists with its figure, and reaches mail and the notifier. */
export function alertExists(control: string, expected: Declared): StackRule {
  const { alert, threshold, windowMinutes } = expected;
  return stackRule({
    name: `alert-exists-${control.toLowerCase()}-${alert}`,
    control,
    severity: "high",
    enforcement: "mandatory",
    statement: `The alert ${alert} rises above ${threshold} over ${windowMinutes} minutes and reaches mail and the notifier.`,
    rationale: "The product's owners named what must not go unnoticed.",
    remediation: `Declare ${alert} under alerts with that figure, and name mail, Slack or PagerDuty under notify.`,
    source: {
      url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Alarms.html",
      readOn: "not yet",
    },
    check(index) {
      const alarms = index.ofType(METRIC_ALARM).filter(({ name }) => name === `alerts-${alert}`);
      if (alarms.length === 0)
        return judge(undefined, () => fact(false, `alert ${alert}`, "declared", "nothing"));
      return alarms.flatMap((alarm) => judge(alarm.urn, () => verdicts(index, alarm, expected)));
    },
  });
}

function verdicts(index: ViewIndex, alarm: ResourceView, expected: Declared): readonly Verdict[] {
  const read = inputsOf(alarm);
  const periods = [
    read.number("period"),
    ...read.items("metricQueries").map((query) => query.number("metric.period")),
  ].filter((one) => one !== undefined);
  const minutes = (Math.max(0, ...periods) * (read.number("evaluationPeriods") ?? 1)) / MINUTE;
  const protocols = alarmTopics(index, alarm).flatMap((topic) => listeners(index, topic));
  const reached = protocols.includes("email") && protocols.includes("lambda");
  const severity = read.text("tags.severity");
  return [
    fact(
      read.number("threshold") === expected.threshold,
      "threshold",
      String(expected.threshold),
      String(read.number("threshold")),
    ),
    fact(
      minutes === expected.windowMinutes,
      "window",
      `${expected.windowMinutes} minutes`,
      `${minutes} minutes`,
    ),
    fact(severity === expected.severity, "tags.severity", expected.severity, severity ?? "nothing"),
    fact(
      reached,
      "alarmActions",
      "a topic with mail and the notifier",
      protocols.length === 0 ? "nobody" : [...new Set(protocols)].sort().join(", "),
    ),
  ];
}
