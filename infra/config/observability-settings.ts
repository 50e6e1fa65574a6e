import type { STACK_LOGS } from "../observability/log-parts.ts";

/** A log of the stack that is no service's. */
export type StackLog = (typeof STACK_LOGS)[number];

/** A number taken from the lines of one service's log. */
export interface LogMeasureSettings {
  readonly service: string;
  /** CloudWatch Logs filter pattern, such as `{ $.event = "order_created" }`. */
  readonly pattern: string;
  /** What a matching line counts: `1`, or a field such as `$.ms`. */
  readonly value: string;
}

/** A metric that an application writes to CloudWatch by itself. */
export interface PublishedMeasureSettings {
  /** The service whose role may write to the namespace. */
  readonly service: string;
  /** 1 to 255 characters; none of AWS's own. */
  readonly namespace: string;
  readonly metric: string;
  /** By name, 30 at most; empty for a metric without dimensions. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: "Sum" | "Average" | "Minimum" | "Maximum";
}

/** What an alert looks at. */
export type AlertSource =
  /** One measure by name: `ingress.errors`, `logs.<measure>`, `published.<measure>`, `alerts.<alert>`. */
  | { readonly kind: "measure"; readonly measure: string }
  /** CloudWatch metric math over measures by short name. */
  | {
      readonly kind: "expression";
      readonly expression: string;
      readonly of: Readonly<Record<string, string>>;
    };

/** One alert of the product's own. */
export interface AlertSettings {
  readonly severity: "critical" | "warning";
  readonly source: AlertSource;
  /** How the window's values become one: `Sum`, `Average`, `Maximum`, `p95`; undefined takes the measure's own. */
  readonly statistic: string | undefined;
  /** Which side of the figure is bad. Below it, silence is bad too: what must be there says so. */
  readonly side: "above" | "below";
  readonly figure: number;
  /** What is counted, for people: `% of requests`. */
  readonly unit: string;
  /** 1 to 1440. */
  readonly windowMinutes: number;
  /** What to do first, one sentence without its full stop. */
  readonly firstStep: string;
}

/** A saved query of CloudWatch Logs Insights. */
export interface QuerySettings {
  readonly services: readonly string[];
  readonly logs: readonly StackLog[];
  readonly query: string;
}

export type WidgetSettings =
  | { readonly title: string; readonly measures: readonly string[]; readonly query?: never }
  /** The name of a saved query. */
  | { readonly title: string; readonly query: string; readonly measures?: never };

export interface DashboardSettings {
  readonly widgets: readonly WidgetSettings[];
}

/** A health route that is asked from outside. */
export interface ProbeSettings {
  readonly service: string;
  readonly hostname: string;
  readonly path: string;
}

/** What is watched, beside the vital signs that every component brings. */
export interface ObservabilitySettings {
  /** By name, with its area: `logs.<measure>`, and `alerts.<alert>` for an alert that counts log lines itself. */
  readonly logMeasures: Readonly<Record<string, LogMeasureSettings>>;
  /** By full name, `published.<measure>`. */
  readonly publishedMeasures: Readonly<Record<string, PublishedMeasureSettings>>;
  readonly alerts: Readonly<Record<string, AlertSettings>>;
  readonly queries: Readonly<Record<string, QuerySettings>>;
  readonly dashboards: Readonly<Record<string, DashboardSettings>>;
  /** Every health route of every public service; empty where probing is switched off. */
  readonly probes: readonly ProbeSettings[];
  /** Percent of requests that must succeed, 90 to 99.99. */
  readonly availabilityPercent: number;
}
