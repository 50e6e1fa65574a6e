import { fact, isSet, notApplicable } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import type { ViewIndex } from "../../index-views.ts";
import { ofTier } from "../../of-tier.ts";
import { inputsOf } from "../../reader.ts";
import { alarmTopics } from "../../relations/alarm-listeners.ts";
import { RECEIVERS, receiversOf } from "../../relations/alert-receivers.ts";
import { countedLines } from "../../relations/counted-lines.ts";
import { countsRestartsOf } from "../../relations/counted-restarts.ts";
import { isEmitted, watchedExpression, watchedMetrics } from "../../relations/watched-metrics.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, type StackRule, stackRule } from "../../rule.ts";
import { METRIC_ALARM } from "../../tokens.ts";
import type { Finding, Verdict } from "../../verdict.ts";

type Declared = Expectation & { readonly rule: "alert" };

/** Seconds in a minute. */
const MINUTE = 60;

/** Makes the rule that an alert of a product watches what it should with its figure, and reaches whom it should. */
export function alertExists(control: string, expected: Declared): StackRule {
  const { alert, receivers, side = "above", threshold, windowMinutes } = expected;
  return stackRule({
    name: `alert-exists-${control.toLowerCase()}-${alert}${ofTier(expected.tier)}`,
    control,
    severity: "high",
    enforcement: "mandatory",
    statement: `The alert ${alert} rises ${side} ${threshold} over ${windowMinutes} minutes and reaches ${receivers.join(", ")}.`,
    rationale: "The product's owners named what must not go unnoticed.",
    remediation: `Declare ${alert} under alerts with that figure, and name ${receivers.join(", ")} under notify.`,
    source: {
      url: "https://unpkg.com/@pulumi/aws@7.48.0/cloudwatch/metricAlarm.d.ts",
      readOn: "2026-11-27",
    },
    check(index, context) {
      if (expected.tier !== undefined && expected.tier !== context.tier)
        return judge(undefined, () => notApplicable(`declared for ${expected.tier} only`));
      const alarms = index.ofType(METRIC_ALARM).filter(({ name }) => name === `alerts-${alert}`);
      if (alarms.length === 0)
        return judge(undefined, () => fact(false, `alert ${alert}`, "declared", "nothing"));
      // Each fact for itself: one that a preview does not know yet must not hide another that is wrong.
      return alarms.flatMap((alarm) =>
        CHECKS.flatMap((check) => judge(alarm.urn, () => check(alarm, expected, index))),
      );
    },
  });
}

type Check = (alarm: ResourceView, expected: Declared, index: ViewIndex) => readonly (Verdict | Finding)[];

const CHECKS: readonly Check[] = [figure, meaning, source, counted, reach];

/** How much, for how long, how urgent. */
function figure(alarm: ResourceView, expected: Declared): readonly Verdict[] {
  const read = inputsOf(alarm);
  const periods = [
    read.number("period"),
    ...read.items("metricQueries").map((query) => query.number("metric.period")),
  ].filter((one) => one !== undefined);
  const minutes = (Math.max(0, ...periods) * (read.number("evaluationPeriods") ?? 1)) / MINUTE;
  const severity = read.text("tags.severity");
  const threshold = read.number("threshold");
  return [
    fact(threshold === expected.threshold, "threshold", String(expected.threshold), String(threshold)),
    fact(
      minutes === expected.windowMinutes,
      "window",
      `${expected.windowMinutes} minutes`,
      `${minutes} minutes`,
    ),
    fact(severity === expected.severity, "tags.severity", expected.severity, severity ?? "nothing"),
  ];
}

/** Comparison, and what silence means: for what goes wrong it is peace, for what must be there it is the fault. */
const SIDES = {
  above: ["GreaterThanThreshold", "notBreaching"],
  below: ["LessThanThreshold", "breaching"],
} as const;

/** Which side of the figure is bad, and what silence means there. */
function meaning(alarm: ResourceView, { side = "above" }: Declared): readonly Verdict[] {
  const [comparison, silence] = SIDES[side];
  const read = inputsOf(alarm);
  const text = (property: string, wanted: string): Verdict =>
    fact(read.text(property) === wanted, property, wanted, read.text(property) ?? "nothing");
  return [
    text("comparisonOperator", comparison),
    text("treatMissingData", silence),
    isSet("actionsEnabled", true, read.flag("actionsEnabled", true)), // @pulumi/aws 7.48.0: on where nothing is said
  ];
}

/** What it watches: the declared metrics by the declared statistic, each of which somebody writes. */
function source(alarm: ResourceView, expected: Declared, index: ViewIndex): readonly Verdict[] {
  const watched = watchedMetrics(alarm);
  const names = sorted(watched.map(({ name }) => name));
  const statistics = sorted(watched.map(({ statistic }) => statistic));
  const silent = watched.filter((metric) => !isEmitted(index, metric)).map(({ name }) => name);
  const expression = plain(watchedExpression(alarm) ?? "nothing");
  return [
    fact(names === sorted(expected.metrics), "metrics", sorted(expected.metrics), shown(names)),
    fact(statistics === expected.statistic, "statistic", expected.statistic, shown(statistics)),
    fact(silent.length === 0, "metrics", "metrics that somebody writes", shown(sorted(silent))),
    ...(expected.restartsOf === undefined ? [] : [restarts(alarm, expected.restartsOf, index)]),
    ...(expected.expression === undefined
      ? []
      : [fact(expression === plain(expected.expression), "expression", expected.expression, "another one")]),
  ];
}

/** What the lines are of which its metrics are made: a filter that matches none, or others, has the same metric. */
function counted(alarm: ResourceView, { lines = [] }: Declared, index: ViewIndex): ReturnType<Check> {
  return watchedMetrics(alarm).flatMap((metric) =>
    countedLines(
      index,
      metric,
      lines.find((one) => one.metric === metric.name),
    ),
  );
}

/** A rule that counts anything else has the same metric. */
function restarts(alarm: ResourceView, service: string, index: ViewIndex): Verdict {
  const counts = countsRestartsOf(index, alarm, service);
  return fact(counts, "metrics", `restarts of ${service} alone`, counts ? "theirs" : "something else");
}

/** Whom it reaches, through its topics and what listens to them. */
function reach(alarm: ResourceView, expected: Declared, index: ViewIndex): readonly Verdict[] {
  const reached = new Set(alarmTopics(index, alarm).flatMap((topic) => receiversOf(index, topic)));
  const found = RECEIVERS.filter((receiver) => reached.has(receiver));
  return [
    fact(
      expected.receivers.every((receiver) => found.some((one) => one === receiver)),
      "alarmActions",
      `a topic that reaches ${expected.receivers.join(", ")}`,
      found.length === 0 ? "nobody" : found.join(", "),
    ),
  ];
}

function sorted(texts: readonly string[]): string {
  return [...new Set(texts)].sort().join(", ");
}

function shown(text: string): string {
  return text === "" ? "nothing" : text;
}

function plain(expression: string): string {
  return expression.replaceAll(/\s/g, "");
}
