import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { given, number, records, text, textList } from "../known.ts";
import { live } from "./live.ts";
import { metricsOf, queryFailures } from "./metric-queries.ts";
import { metricProblem } from "./metric-source.ts";
import { requirePublish } from "./sns-publish.ts";
import { TOKEN } from "./tokens.ts";

/** CloudWatch API reference, PutMetricAlarm and PutCompositeAlarm, from memory, 2026-11. */
const LONGEST = { name: 255, description: 1024, rule: 10_240, actions: 5 } as const;

/** Seconds that all periods of an alarm may last together: a day, or a week where a period is an hour or longer (same). */
const SPAN = { short: 86_400, long: 604_800, hour: 3600 } as const;

const SHORT_PERIODS = [10, 20, 30];

const STATES = ["alarmActions", "okActions", "insufficientDataActions"];

const metricAlarm: Behaviour = {
  token: TOKEN.metricAlarm,
  autoName: { property: "name", maxLength: LONGEST.name },

  check(inputs) {
    return [
      ...commonFailures(inputs),
      ...sourceFailures(inputs),
      ...periodFailures(inputs),
      ...queryFailures(inputs),
    ];
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    const arn = cloud.arn("cloudwatch", `alarm:${name}`);
    if (alarmOf(cloud, name) !== undefined)
      throw new CloudError(
        "InvalidParameterCombination",
        `An alarm named ${name} exists already in the region`,
      );
    settle(arn, inputs, cloud);
    return { id: name, outputs: { arn, ...defaults(inputs) }, internal: { state: "INSUFFICIENT_DATA" } };
  },

  update(entity, next, cloud) {
    settle(String(live(entity).arn), next, cloud);
    return defaults(next);
  },

  delete(entity, cloud) {
    refuseInUse(entity.id, cloud);
    return undefined;
  },
};

const compositeAlarm: Behaviour = {
  token: TOKEN.compositeAlarm,

  check(inputs) {
    const failures = [...commonFailures(inputs)];
    const rule = text(inputs, "alarmRule");
    if (rule !== undefined && rule.length > LONGEST.rule)
      failures.push({ property: "alarmRule", reason: `must be at most ${LONGEST.rule} characters` });
    if (rule !== undefined && alarmNames(rule).length === 0 && !/\b(?:TRUE|FALSE)\b/.test(rule))
      failures.push({ property: "alarmRule", reason: 'names no alarm: write ALARM("name")' });
    return failures;
  },

  create(inputs, cloud) {
    const name = text(inputs, "alarmName") ?? "";
    const arn = cloud.arn("cloudwatch", `alarm:${name}`);
    if (alarmOf(cloud, name) !== undefined)
      throw new CloudError(
        "InvalidParameterCombination",
        `An alarm named ${name} exists already in the region`,
      );
    requireAlarms(inputs, cloud);
    requireActions(arn, inputs, cloud);
    return { id: name, outputs: { arn }, internal: { state: "OK" } };
  },

  update(entity, next, cloud) {
    requireAlarms(next, cloud);
    requireActions(String(live(entity).arn), next, cloud);
    return undefined;
  },

  delete(entity, cloud) {
    refuseInUse(entity.id, cloud);
    return undefined;
  },
};

function commonFailures(inputs: Inputs): CheckFailure[] {
  const failures: CheckFailure[] = [];
  for (const property of ["name", "alarmName"]) {
    const name = text(inputs, property);
    if (name !== undefined && (name === "" || name.length > LONGEST.name))
      failures.push({ property, reason: `must be 1 to ${LONGEST.name} characters` });
  }
  const description = text(inputs, "alarmDescription");
  if (description !== undefined && description.length > LONGEST.description)
    failures.push({
      property: "alarmDescription",
      reason: `must be at most ${LONGEST.description} characters; got ${description.length}`,
    });
  for (const property of STATES)
    if (textList(inputs, property).length > LONGEST.actions)
      failures.push({ property, reason: `can hold at most ${LONGEST.actions} actions` });
  return failures;
}

function sourceFailures(inputs: Inputs): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const sources = ["metricName", "metricQueries", "evaluationCriteria"].filter((name) => given(inputs, name));
  if (sources.length !== 1)
    failures.push({
      property: "metricName",
      reason: "exactly one of metricName, metricQueries and evaluationCriteria must be given",
    });
  if (given(inputs, "metricName") && given(inputs, "statistic") === given(inputs, "extendedStatistic"))
    failures.push({
      property: "statistic",
      reason: "exactly one of statistic and extendedStatistic must be given",
    });
  if (
    given(inputs, "threshold") === given(inputs, "thresholdMetricId") &&
    !given(inputs, "evaluationCriteria")
  )
    failures.push({
      property: "threshold",
      reason: "exactly one of threshold and thresholdMetricId must be given",
    });
  return failures;
}

function periodFailures(inputs: Inputs): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const count = number(inputs, "evaluationPeriods");
  const bad = number(inputs, "datapointsToAlarm");
  if (count !== undefined && bad !== undefined && bad > count)
    failures.push({
      property: "datapointsToAlarm",
      reason: `must be at most evaluationPeriods (${count}); got ${bad}`,
    });
  const metrics = records(inputs, "metricQueries").map((query) => query.metric);
  const periods = [inputs, ...metrics].flatMap((source) => {
    const period =
      typeof source === "object" && source !== null ? number(source as Inputs, "period") : undefined;
    return period === undefined ? [] : [period];
  });
  for (const period of periods) {
    if (!SHORT_PERIODS.includes(period) && (period < 60 || period % 60 !== 0))
      failures.push({
        property: "period",
        reason: `must be 10, 20, 30 or a multiple of 60 seconds; got ${period}`,
      });
    const span = period >= SPAN.hour ? SPAN.long : SPAN.short;
    if (count !== undefined && period * count > span)
      failures.push({
        property: "evaluationPeriods",
        reason: `${count} periods of ${period} s are longer than ${span} s`,
      });
  }
  return failures;
}

/** What CloudWatch fills in. */
function defaults(inputs: Inputs): Record<string, unknown> {
  return { evaluateLowSampleCountPercentiles: text(inputs, "evaluateLowSampleCountPercentiles") ?? "" };
}

function settle(arn: string, inputs: Inputs, cloud: Cloud): void {
  for (const metric of metricsOf(inputs)) {
    const problem = metricProblem(cloud, metric);
    if (problem !== undefined)
      throw new CloudError(
        "NobodyEmitsMetric",
        `${problem}: the real cloud would take the alarm and never have data for it.`,
      );
  }
  requireActions(arn, inputs, cloud);
}

function requireActions(arn: string, inputs: Inputs, cloud: Cloud): void {
  for (const action of STATES.flatMap((property) => textList(inputs, property))) {
    if (action.startsWith("arn:aws:sns:"))
      requirePublish(cloud, action, { service: "cloudwatch", sourceArn: arn, region: cloud.caller.region });
    else if (!/^arn:aws:(?:automate|autoscaling|ssm|ssm-incidents|lambda|aiops):/.test(action))
      throw new CloudError("ValidationError", `Invalid use of action: ${action}`);
  }
}

function requireAlarms(inputs: Inputs, cloud: Cloud): void {
  const missing = alarmNames(text(inputs, "alarmRule") ?? "").find(
    (name) => alarmOf(cloud, name) === undefined,
  );
  if (missing !== undefined)
    throw new CloudError(
      "ValidationError",
      `Could not save the composite alarm as alarms [${missing}] do not exist`,
    );
}

/** The names in `ALARM("name")`, `OK(name)` and `INSUFFICIENT_DATA(…)`; an ARN stands for its last part. */
function alarmNames(rule: string): readonly string[] {
  return [...rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\(\s*"?([^")]+?)"?\s*\)/g)].map(
    ([, name = ""]) => name.split(":alarm:").at(-1) ?? name,
  );
}

function alarmOf(cloud: Cloud, name: string) {
  return cloud.get(TOKEN.metricAlarm, name) ?? cloud.get(TOKEN.compositeAlarm, name);
}

function refuseInUse(name: string, cloud: Cloud): void {
  const user = cloud
    .list(TOKEN.compositeAlarm, { region: cloud.caller.region })
    .find((alarm) => alarmNames(text(live(alarm), "alarmRule") ?? "").includes(name));
  if (user !== undefined && user.id !== name)
    throw new CloudError(
      "ValidationError",
      `Cannot delete ${name} as it is used by the composite alarm ${user.id}`,
    );
}

/** Alarms of CloudWatch, over metrics and over other alarms. */
export const cloudwatchAlarms = [metricAlarm, compositeAlarm] as const;
