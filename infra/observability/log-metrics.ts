import { LogMetricFilter } from "@pulumi/aws/cloudwatch/logMetricFilter.js";
import { ComponentResource, type Resource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import type { Metric } from "./alarm.ts";
import type { Logs } from "./logs.ts";

/** Metrics made of the services' log lines, by the full name of their measure (checklist ALR-02, OBS-04). */
export class LogMetrics extends ComponentResource {
  readonly #filters = new Map<string, { readonly filter: LogMetricFilter; readonly metric: Metric }>();

  constructor(
    name: string,
    args: { readonly context: StackContext; readonly logs: Logs },
    opts?: ComponentOptions,
  ) {
    super("slipway:observability:LogMetrics", name, {}, opts);
    const { context, logs } = args;
    const namespace = `${context.settings.product}/${context.settings.environment}`;
    for (const [measure, settings] of Object.entries(context.settings.observability.logMeasures)) {
      const metricName = measure.replace(".", "-");
      const isCount = settings.value === "1";
      const draft = {
        // Named by us: the provider takes the name as the identity of the filter within its group.
        name: metricName,
        logGroupName: logs.groupName(settings.service),
        pattern: settings.pattern,
        metricTransformation: {
          namespace,
          name: metricName,
          value: settings.value,
          // A minute without a line that matches is 0 of a count, and no value of anything else: zeros would draw the average down.
          ...(isCount ? { defaultValue: "0" } : {}),
        },
      };
      const filter = new LogMetricFilter(
        `${name}-${metricName}`,
        context.override("alarms", "metricFilter", draft),
        {
          parent: this,
        },
      );
      const metric = { namespace, name: metricName, statistic: isCount ? "Sum" : "Average" };
      this.#filters.set(measure, { filter, metric });
    }
    this.registerOutputs({});
  }

  /** The metric of a measure, and the filter that emits it. */
  find(measure: string): { readonly metric: Metric; readonly filter: Resource } | undefined {
    return this.#filters.get(measure);
  }
}
