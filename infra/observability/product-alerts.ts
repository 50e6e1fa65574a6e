import type { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { ComponentResource, type Resource } from "@pulumi/pulumi";
import type { AlertSettings } from "../config/observability-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { type AlarmArgs, alarm, type Metric } from "./alarm.ts";
import { filledCounts } from "./filled-counts.ts";
import type { Measured } from "./measured.ts";
import { inMeasureUnit, type Measure, measureOf } from "./measures.ts";
import type { Topics } from "./topics.ts";

/** Seconds in a minute. */
const MINUTE = 60;

/** What is bad, and what silence means: no line, no request and no error is peace; what must be there and says nothing is gone. */
const SIDES = {
  above: { comparison: "GreaterThanThreshold", silence: "notBreaching" },
  below: { comparison: "LessThanThreshold", silence: "breaching" },
} as const;

export interface ProductAlertsArgs {
  readonly context: StackContext;
  readonly topics: Topics;
  readonly measured: Measured;
}

/** The alerts that the configuration declares (checklist ALR-02). */
export class ProductAlerts extends ComponentResource {
  readonly alarms: readonly MetricAlarm[];

  constructor(name: string, args: ProductAlertsArgs, opts?: ComponentOptions) {
    super("slipway:observability:ProductAlerts", name, {}, opts);
    const { context, measured, topics } = args;
    this.alarms = Object.entries(context.settings.observability.alerts).map(([alert, settings]) => {
      const source = sourceOf(settings, measured);
      return alarm(`${name}-${alert}`, {
        context,
        topics,
        severity: settings.severity,
        what: `${alert}: ${settings.side} ${settings.figure} ${settings.unit} over ${settings.windowMinutes} minutes`,
        firstStep: settings.firstStep,
        watch: source.watch,
        ...SIDES[settings.side],
        threshold: settings.figure / source.scale,
        periodSeconds: settings.windowMinutes * MINUTE,
        periods: 1,
        parent: this,
        dependsOn: source.emitters,
      });
    });
    this.registerOutputs({});
  }
}

interface Source {
  readonly watch: AlarmArgs["watch"];
  readonly scale: number;
  readonly emitters: readonly Resource[];
}

function sourceOf({ source, statistic, unit }: AlertSettings, measured: Measured): Source {
  const read = (measure: string) => {
    const found = measureOf(measure, measured);
    const metric: Metric = { ...found.metric, statistic: statistic ?? found.metric.statistic };
    return { ...found, metric, emitters: found.emitter === undefined ? [] : [found.emitter] };
  };
  if (source.kind === "measure") {
    const { emitters, metric, scale } = read(source.measure);
    return { watch: metric, scale, emitters };
  }
  const parts = Object.entries(source.of).map(([id, measure]) => ({ id, ...read(measure) }));
  return {
    watch: {
      expression: parts.reduce((text, part) => asWritten(text, part), source.expression),
      metrics: Object.fromEntries(parts.map(({ id, metric }) => [id, metric])),
      label: unit,
    },
    scale: 1,
    emitters: parts.flatMap(({ emitters }) => emitters),
  };
}

/** The expression as CloudWatch needs it: each name in its measure's unit, and a count without data as 0. */
function asWritten(
  expression: string,
  { id, metric, scale, silentAtZero }: Omit<Measure, "emitter"> & { readonly id: string },
): string {
  // The least or the average of nothing is not 0.
  const counts = silentAtZero && ["Sum", "SampleCount"].includes(metric.statistic);
  return inMeasureUnit(counts ? filledCounts(expression, id) : expression, id, scale);
}
