import { Dashboard } from "@pulumi/aws/cloudwatch/dashboard.js";
import { ComponentResource, type Input, jsonStringify, type Resource } from "@pulumi/pulumi";
import type { WidgetSettings } from "../config/observability-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { availabilityWidgets } from "./availability-widgets.ts";
import { dashboardBody, type Widget } from "./dashboard-body.ts";
import type { SeenFromOutside } from "./failed-percent.ts";
import { logsOf } from "./log-parts.ts";
import type { Logs } from "./logs.ts";
import type { Measured } from "./measured.ts";
import { measureOf } from "./measures.ts";
import { SYSTEM_HEALTH } from "./system-health.ts";

export interface DashboardsArgs {
  readonly context: StackContext;
  readonly logs: Logs;
  readonly measured: Measured;
  /** What is asked from outside. */
  readonly probes: readonly SeenFromOutside[];
  /** Alarms that the board of the system's health shows. */
  readonly alarmArns: readonly Input<string>[];
  /** What emits the product's own metrics. */
  readonly ready: readonly Resource[];
}

/** The product's dashboards as the configuration declares them, and one of the system's health (checklist OBS-04). */
export class Dashboards extends ComponentResource {
  constructor(name: string, args: DashboardsArgs, opts?: ComponentOptions) {
    super("slipway:observability:Dashboards", name, {}, opts);
    const { dashboards } = args.context.settings.observability;
    for (const [board, { widgets }] of Object.entries(dashboards))
      this.#board(
        name,
        board,
        widgets.map((widget) => productWidget(widget, args)),
        args,
      );
    this.#board(name, SYSTEM_HEALTH, healthWidgets(args), args);
    this.registerOutputs({});
  }

  #board(name: string, board: string, widgets: readonly Widget[], { context, ready }: DashboardsArgs): void {
    const draft = {
      dashboardName: `${context.prefix}-${board}`, // the cloud makes no name for it
      dashboardBody: jsonStringify(dashboardBody(context.settings.aws.region, widgets)),
    };
    new Dashboard(`${name}-${board}`, context.override("dashboards", "dashboard", draft), {
      parent: this,
      dependsOn: [...ready],
    });
  }
}

function productWidget(widget: WidgetSettings, { context, logs, measured }: DashboardsArgs): Widget {
  if (widget.measures !== undefined) {
    const metrics = widget.measures.map((measure) => measureOf(measure, measured).metric);
    return { kind: "graph", title: widget.title, metrics };
  }
  const found = context.settings.observability.queries[widget.query];
  if (found === undefined) throw new Error(`query "${widget.query}": one of the stack's was expected.`);
  const logGroups = logsOf(found).map((log) => logs.groupName(log));
  return { kind: "table", title: widget.title, logGroups, query: found.query };
}

function healthWidgets({ alarmArns, context, measured, probes }: DashboardsArgs): readonly Widget[] {
  const { settings } = context;
  const graph = (title: string, measures: readonly string[]): Widget => ({
    kind: "graph",
    title,
    metrics: measures.map((measure) => measureOf(measure, measured).metric),
  });
  const services = Object.keys(settings.services);
  return [
    { kind: "alarms", title: "Alarms", alarmArns },
    ...availabilityWidgets(measured, probes, settings.observability.availabilityPercent),
    ...(measured.balancer === undefined
      ? []
      : [
          graph("Requests", ["ingress.requests"]),
          graph("Errors", ["ingress.errors", "ingress.balancerErrors"]),
          graph("Response time, p95, seconds", ["ingress.responseMilliseconds"]),
        ]),
    graph(
      "CPU of services, percent",
      services.map((service) => `${service}.cpuPercent`),
    ),
    graph(
      "Memory of services, percent",
      services.map((service) => `${service}.memoryPercent`),
    ),
    graph(
      "Running tasks",
      services.map((service) => `${service}.runningTasks`),
    ),
    ...(settings.database?.engine !== "postgres"
      ? []
      : [
          graph("CPU of the database, percent", ["database.cpuPercent"]),
          graph("Connections of the database", ["database.connections"]),
          graph("Free storage and memory of the database, bytes", [
            "database.freeStorageGib",
            "database.freeMemoryGib",
          ]),
        ]),
    ...(settings.cache === undefined
      ? []
      : [
          graph("CPU and memory of the cache, percent", ["cache.cpuPercent", "cache.memoryPercent"]),
          graph("Evictions of the cache", ["cache.evictions"]),
        ]),
  ];
}
