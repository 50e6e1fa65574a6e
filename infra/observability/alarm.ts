import { MetricAlarm, type MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { Input, Resource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";
import { type AlarmText, alarmText } from "./alarm-text.ts";
import type { Severity } from "./severity.ts";
import type { Topics } from "./topics.ts";

/** One metric, as CloudWatch knows it. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions?: Readonly<Record<string, Input<string>>>;
  /** `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount`, or a percentile such as `p95`. */
  readonly statistic: string;
}

/** Metrics by short name, and what is computed of them. */
export interface MetricExpression {
  /** CloudWatch metric math over the names below, such as `100 * errors / requests`. */
  readonly expression: string;
  /** Names begin with a lower-case letter. */
  readonly metrics: Readonly<Record<string, Metric>>;
  /** What the number is, for people. */
  readonly label: string;
}

export interface AlarmArgs extends AlarmText {
  readonly context: StackContext;
  readonly severity: Severity;
  /** Of the alarm's own region: CloudWatch notifies no topic elsewhere. */
  readonly topics: Pick<Topics, "arns" | "ready" | "region">;
  readonly watch: Metric | MetricExpression;
  readonly comparison:
    | "GreaterThanThreshold"
    | "GreaterThanOrEqualToThreshold"
    | "LessThanThreshold"
    | "LessThanOrEqualToThreshold";
  /** In the metric's own unit; `what` says it for people, with its unit. */
  readonly threshold: number;
  /** Length of a data point: 10, 20, 30 or a multiple of 60; one day at most together with `periods`. */
  readonly periodSeconds: number;
  /** Data points looked at. */
  readonly periods: number;
  /** How many of them must be bad. Default: all. */
  readonly badPeriods?: number;
  /** What silence means. No default: for a heart beat it is the fault, for an error count it is peace. */
  readonly silence: "breaching" | "notBreaching" | "ignore" | "missing";
  /** False for a part of a composite alarm, which notifies in its place. Default: true. */
  readonly notifies?: boolean;
  readonly parent: Resource;
  readonly dependsOn?: readonly Resource[];
}

/**
 * One alarm. Every one of the stack is made here, so that every one notifies somebody, when it rises and when it ends, and says
 * what to do first (checklist ALR-06).
 */
export function alarm(name: string, args: AlarmArgs): MetricAlarm {
  const { context, topics } = args;
  const topic = topics.arns[args.severity];
  const draft: MetricAlarmArgs = {
    alarmDescription: alarmText(args),
    ...watched(args),
    comparisonOperator: args.comparison,
    threshold: args.threshold,
    evaluationPeriods: args.periods,
    datapointsToAlarm: args.badPeriods ?? args.periods,
    treatMissingData: args.silence,
    actionsEnabled: true,
    ...(args.notifies === false ? {} : { alarmActions: [topic], okActions: [topic] }),
    region: topics.region,
    tags: { ...context.tags("alarms"), severity: args.severity },
  };
  return new MetricAlarm(name, context.override("alarms", "alarm", draft), {
    parent: args.parent,
    dependsOn: [...topics.ready, ...(args.dependsOn ?? [])],
  });
}

function watched({ periodSeconds, watch }: AlarmArgs): Partial<MetricAlarmArgs> {
  if (!("expression" in watch)) {
    const { dimensions, name, namespace, statistic } = watch;
    return {
      namespace,
      metricName: name,
      period: periodSeconds,
      ...(dimensions === undefined ? {} : { dimensions }),
      ...(isPercentile(statistic) ? { extendedStatistic: statistic } : { statistic }),
    };
  }
  return {
    metricQueries: [
      { id: "result", expression: watch.expression, label: watch.label, returnData: true },
      ...Object.entries(watch.metrics).map(([id, metric]) => ({
        id,
        metric: {
          namespace: metric.namespace,
          metricName: metric.name,
          period: periodSeconds,
          stat: metric.statistic,
          ...(metric.dimensions === undefined ? {} : { dimensions: metric.dimensions }),
        },
        returnData: false,
      })),
    ],
  };
}

function isPercentile(statistic: string): boolean {
  return /^(?:p|tm|wm|tc|ts|pr|iqm)\d|^IQM$/.test(statistic);
}
