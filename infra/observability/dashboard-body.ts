import { all, type Input, type Output } from "@pulumi/pulumi";
import type { Metric } from "./alarm.ts";

/** Columns of a dashboard's grid, and the size of a widget in it: two stand side by side. */
const GRID = { columns: 24, width: 12, height: 6 } as const;

/** Seconds of a data point in a graph. */
const PERIOD = 300;

export type Widget =
  | { readonly kind: "graph"; readonly title: string; readonly metrics: readonly Metric[] }
  | {
      readonly kind: "table";
      readonly title: string;
      readonly logGroups: readonly Input<string>[];
      readonly query: string;
    }
  | { readonly kind: "alarms"; readonly title: string; readonly alarmArns: readonly Input<string>[] };

/** A dashboard as CloudWatch takes it, still with values that come later (CloudWatch API reference, "Dashboard body structure"). */
export function dashboardBody(region: string, widgets: readonly Widget[]): object {
  return {
    widgets: widgets.map((widget, index) => ({
      x: (index * GRID.width) % GRID.columns,
      y: Math.floor((index * GRID.width) / GRID.columns) * GRID.height,
      width: GRID.width,
      height: GRID.height,
      ...content(region, widget),
    })),
  };
}

function content(region: string, widget: Widget): object {
  const { title } = widget;
  if (widget.kind === "alarms")
    return { type: "alarm", properties: { title, alarms: [...widget.alarmArns] } };
  if (widget.kind === "graph") {
    const metrics = widget.metrics.map(metricRow);
    return { type: "metric", properties: { title, region, view: "timeSeries", period: PERIOD, metrics } };
  }
  return {
    type: "log",
    properties: { title, region, view: "table", query: sourced(widget.logGroups, widget.query) },
  };
}

function metricRow({ dimensions, name, namespace, statistic }: Metric): unknown[] {
  return [namespace, name, ...Object.entries(dimensions ?? {}).flat(), { stat: statistic }];
}

/** A widget's query names its groups itself. */
function sourced(groups: readonly Input<string>[], query: string): Output<string> {
  return all([...groups]).apply((names) => [...names.map((name) => `SOURCE '${name}'`), query].join(" | "));
}
