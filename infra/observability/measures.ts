import type { Input, Resource } from "@pulumi/pulumi";
import type { Metric } from "./alarm.ts";
import type { Measured } from "./measured.ts";

/** A measure as CloudWatch knows it. */
export interface Measure {
  readonly metric: Metric;
  /** How many of the measure's units one of the metric's is: 1000 where the metric counts seconds and the measure milliseconds. */
  readonly scale: number;
  /** A count that is published only when something was counted: no data means 0. */
  readonly silentAtZero: boolean;
  /** What emits the metric, where it is a resource of ours beside the component itself. */
  readonly emitter?: Resource;
}

const GIB = 1024 ** 3;

/** The metric of a measure's name. The configuration was checked: an unknown one is a mistake of the program. */
export function measureOf(name: string, measured: Measured): Measure {
  const [area = "", part = ""] = name.split(".");
  if (area === "logs" || area === "alerts") {
    const found = measured.logMetrics.find(name);
    // A filter publishes its default value in minutes with log lines only; without a line there is no data.
    if (found !== undefined)
      return {
        metric: found.metric,
        scale: 1,
        silentAtZero: found.metric.statistic === "Sum",
        emitter: found.filter,
      };
  }
  if (area === "published") return publishedMeasure(name, measured);
  if (part === "restarts") return restartsMeasure(area, measured);
  const found = componentMeasure(area, part, measured) ?? serviceMeasure(area, part, measured);
  if (found === undefined) throw new Error(`measure "${name}": one of the stack's was expected.`);
  return found;
}

/**
 * The expression with the name in the measure's unit, wherever it is read. A scale below 1 divides by its whole counterpart:
 * nothing says that metric math reads a number such as 9.3e-10.
 */
export function inMeasureUnit(expression: string, id: string, scale: number): string {
  if (scale === 1) return expression;
  const figure = scale < 1 ? `(${id} / ${Math.round(1 / scale)})` : `(${scale} * ${id})`;
  return expression.replace(new RegExp(`\\b${id}\\b`, "g"), figure);
}

/** What an application writes; a sum that it never wrote is 0. */
function publishedMeasure(name: string, measured: Measured): Measure {
  const settings = own(measured.published, name);
  if (settings === undefined) throw new Error(`measure "${name}": one of the stack's was expected.`);
  const { dimensions, metric, namespace, service, statistic } = settings;
  const emitter = measured.services[service]?.publisher;
  return {
    metric: {
      namespace,
      name: metric,
      statistic,
      ...(Object.keys(dimensions).length === 0 ? {} : { dimensions }),
    },
    scale: 1,
    silentAtZero: statistic === "Sum",
    ...(emitter && { emitter }),
  };
}

/** EventBridge says nothing of a rule that meant no event. */
function restartsMeasure(service: string, { restarts }: Measured): Measure {
  const found = restarts?.find(service);
  if (found === undefined) throw new Error(`measure "${service}.restarts": a watched service was expected.`);
  return { metric: found.metric, scale: 1, silentAtZero: true, emitter: found.rule };
}

type Row = readonly [metric: string, statistic: string, scale?: number];

/**
 * Counts that are reported only where there is a nonzero value. Source: Elastic Load Balancing, "CloudWatch metrics for your
 * Application Load Balancer" (with no requests, or no data for a metric, it is not reported), read 2026-11-27.
 */
const SILENT_AT_ZERO: readonly string[] = [
  "RequestCount",
  "HTTPCode_Target_5XX_Count",
  "HTTPCode_ELB_5XX_Count",
];

const INGRESS: Readonly<Record<string, Row>> = {
  requests: ["RequestCount", "Sum"],
  errors: ["HTTPCode_Target_5XX_Count", "Sum"],
  balancerErrors: ["HTTPCode_ELB_5XX_Count", "Sum"],
  responseMilliseconds: ["TargetResponseTime", "p95", 1000],
};

const DATABASE: Readonly<Record<string, Row>> = {
  cpuPercent: ["CPUUtilization", "Average"],
  connections: ["DatabaseConnections", "Maximum"],
  freeStorageGib: ["FreeStorageSpace", "Minimum", 1 / GIB],
  freeMemoryGib: ["FreeableMemory", "Minimum", 1 / GIB],
};

const CACHE: Readonly<Record<string, Row>> = {
  cpuPercent: ["EngineCPUUtilization", "Average"],
  memoryPercent: ["DatabaseMemoryUsagePercentage", "Maximum"],
  evictions: ["Evictions", "Sum"],
};

function componentMeasure(area: string, part: string, measured: Measured): Measure | undefined {
  const { balancer, cacheNodes, databaseIdentifier } = measured;
  if (area === "ingress" && balancer !== undefined)
    return row("AWS/ApplicationELB", own(INGRESS, part), { LoadBalancer: balancer });
  if (area === "database" && databaseIdentifier !== undefined)
    return row("AWS/RDS", own(DATABASE, part), { DBInstanceIdentifier: databaseIdentifier });
  const [node] = cacheNodes;
  if (area === "cache" && node !== undefined)
    return row("AWS/ElastiCache", own(CACHE, part), { CacheClusterId: node });
  return undefined;
}

const SERVICE: Readonly<Record<string, { readonly namespace: string; readonly row: Row }>> = {
  cpuPercent: { namespace: "AWS/ECS", row: ["CPUUtilization", "Average"] },
  memoryPercent: { namespace: "AWS/ECS", row: ["MemoryUtilization", "Average"] },
  runningTasks: { namespace: "ECS/ContainerInsights", row: ["RunningTaskCount", "Minimum"] },
};

function serviceMeasure(area: string, part: string, measured: Measured): Measure | undefined {
  const service = own(measured.services, area);
  const known = own(SERVICE, part);
  if (service === undefined || known === undefined) return undefined;
  return row(known.namespace, known.row, {
    ClusterName: measured.clusterName,
    ServiceName: service.serviceName,
  });
}

function row(
  namespace: string,
  found: Row | undefined,
  dimensions: Readonly<Record<string, Input<string>>>,
): Measure | undefined {
  if (found === undefined) return undefined;
  const [name, statistic, scale = 1] = found;
  return {
    metric: { namespace, name, statistic, dimensions },
    scale,
    silentAtZero: SILENT_AT_ZERO.includes(name),
  };
}

/** The value of a key that the table itself has: no name is one that every object inherits. */
function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
