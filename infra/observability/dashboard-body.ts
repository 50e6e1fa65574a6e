import { all, type Input, type Output } from "@pulumi/pulumi";
import type { Metric } from "./alarm.ts";

/** Columns of a dashboard's grid, and the size of a widget in it: two stand side by side. */
const GRID = { columns: 24, width: 12, height: 6 } as const;

/** Seconds of a data point in a graph, and in one of many days. */
const PERIOD = 300;
const LONG_PERIOD = 3600;

export type Widget =
  | { readonly kind: "graph"; readonly title: string; readonly metrics: readonly Metric[] }
  | {
      /** What is computed of metrics over the last days, whatever time the board shows, beside the figure that was promised. */
      readonly kind: "figure";
      readonly title: string;
      /** Where the metrics stand; left out: the board's own region. */
      readonly region?: string;
      readonly days: number;
      /** By the names that the lines compute with. */
      readonly metrics: Readonly<Record<string, Metric>>;
      readonly lines: readonly { readonly expression: string; readonly label: string }[];
      readonly objective: { readonly value: number; readonly label: string };
    }
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
    const metrics = widget.metrics.map((metric) => metricRow(metric));
    return { type: "metric", properties: { title, region, view: "timeSeries", period: PERIOD, metrics } };
  }
  if (widget.kind === "figure") return { type: "metric", properties: figure(region, widget) };
  return {
    type: "log",
    properties: { title, region, view: "table", query: sourced(widget.logGroups, widget.query) },
  };
}

/**
 * A widget's own start leaves the board's aside (aws-cdk-lib, aws_cloudwatch, GraphWidgetProps, read 2026-11-27), and a label may hold
 * the newest value (CloudWatch User Guide, "Use dynamic labels", read 2026-11-27).
 */
function figure(region: string, widget: Extract<Widget, { readonly kind: "figure" }>): object {
  const { days, lines, metrics, objective, title } = widget;
  return {
    title,
    region: widget.region ?? region,
    view: "timeSeries",
    period: LONG_PERIOD,
    start: `-P${days}D`,
    metrics: [
      ...lines.map(({ expression, label }, index) => [
        { expression, label: `${label}: \${LAST}`, id: `line${index + 1}` },
      ]),
      ...Object.entries(metrics).map(([id, metric]) => metricRow(metric, { id, visible: false })),
    ],
    yAxis: { left: { max: 100, showUnits: false } },
    annotations: { horizontal: [objective] },
  };
}

function metricRow(
  { dimensions, name, namespace, statistic }: Metric,
  options: Readonly<Record<string, unknown>> = {},
): unknown[] {
  return [namespace, name, ...Object.entries(dimensions ?? {}).flat(), { ...options, stat: statistic }];
}

/** A widget's query names its groups itself. */
function sourced(groups: readonly Input<string>[], query: string): Output<string> {
  return all([...groups]).apply((names) => [...names.map((name) => `SOURCE '${name}'`), query].join(" | "));
}
