import type { Cloud } from "../../cloud/cloud.ts";
import {
  type MetricNamespace,
  metricNamespaces,
  ROUTE53_METRICS_REGION,
} from "../../data/cloudwatch-metrics.ts";
import { isRecord, record, records, text } from "../known.ts";
import { targetsOf } from "./eventbridge.ts";
import { live } from "./live.ts";
import type { ReadMetric } from "./metric-queries.ts";
import { roleAllows, roleTrusts } from "./role-judge.ts";
import { TOKEN } from "./tokens.ts";

/**
 * Why nobody would ever write that metric; undefined where somebody does. A namespace of AWS's that stands in no table is
 * refused too: nothing could say whether its metric is ever written. The real cloud takes such an alarm, which then has no data
 * for ever. The region is the one where the metric is looked for: an alarm's own, or the one that a widget names.
 */
export function metricProblem(
  cloud: Cloud,
  metric: ReadMetric,
  region = cloud.caller.region,
): string | undefined {
  const known = metricNamespaces[metric.namespace];
  if (known === undefined)
    return metric.namespace.startsWith("AWS/")
      ? `this rehearsal knows the namespaces ${Object.keys(metricNamespaces).join(", ")}; got ${metric.namespace}`
      : filterProblem(cloud, metric, region);
  if (metric.namespace === "AWS/Route53" && region !== ROUTE53_METRICS_REGION)
    return `health checks report to ${ROUTE53_METRICS_REGION} only, not to ${region}`;
  if (!known.metrics.includes(metric.name))
    return `${metric.namespace} has no metric ${metric.name}; it has ${known.metrics.join(", ")}`;
  for (const [dimension, value] of Object.entries(metric.dimensions)) {
    if (dimension === "CacheNodeId") continue;
    const problem = dimensionProblem({ cloud, region }, metric.namespace, known, dimension, value);
    if (problem !== undefined) return problem;
  }
  if (metric.namespace === "AWS/Events") return ruleProblem(cloud, metric, region);
  return metric.namespace === "ECS/ContainerInsights" ? insightsProblem(cloud, metric, region) : undefined;
}

function dimensionProblem(
  { cloud, region }: { readonly cloud: Cloud; readonly region: string },
  namespace: string,
  known: MetricNamespace,
  dimension: string,
  value: unknown,
): string | undefined {
  const source = known.dimensions[dimension];
  if (source === undefined)
    return `${namespace} has no dimension ${dimension}; it has ${Object.keys(known.dimensions).join(", ")}`;
  if (source === "any") return undefined;
  if (source === "region")
    return value === region
      ? undefined
      : `the metrics of ${region} name no other region; got ${String(value)}`;
  const place = namespace === "AWS/Route53" ? {} : { region };
  const exists = cloud.list(source.token, place).some((entity) => {
    const found = source.property === "id" ? entity.id : valueAt(live(entity), source.property);
    return Array.isArray(found) ? found.includes(value) : found === value;
  });
  return exists ? undefined : `nothing has ${dimension} ${String(value)} in ${region}`;
}

function valueAt(from: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, step) => (isRecord(value) ? value[step] : undefined), from);
}

/** A rule that is switched off means no event, and one without targets invokes nothing. */
function ruleProblem(cloud: Cloud, { dimensions, name }: ReadMetric, region: string): string | undefined {
  const ruleName = dimensions.RuleName;
  const rule = cloud.list(TOKEN.eventRule, { region }).find((one) => live(one).name === ruleName);
  if (rule === undefined) return undefined; // a name that nothing has was refused before
  if (text(live(rule), "state") === "DISABLED") return `the rule ${String(ruleName)} is switched off`;
  if (name === "TriggeredRules" || name === "ThrottledRules") return undefined;
  return targetsOf(rule, cloud).length > 0 ? undefined : `the rule ${String(ruleName)} has no target`;
}

/**
 * Metrics outside AWS's namespaces are those that a metric filter of the region makes of log lines, and those that an
 * application may publish: a role of tasks that may write to the namespace, with whatever names and dimensions.
 */
function filterProblem(
  cloud: Cloud,
  { dimensions, name, namespace }: ReadMetric,
  region: string,
): string | undefined {
  const made = cloud
    .list(TOKEN.logMetricFilter, { region })
    .map((filter) => record(live(filter), "metricTransformation") ?? {})
    .filter((one) => text(one, "namespace") === namespace && text(one, "name") === name);
  if (made.length === 0)
    return isPublished(cloud, namespace)
      ? undefined
      : `no metric filter of ${region} writes ${namespace} ${name}, and no task may publish there`;
  const wanted = Object.keys(dimensions).sort().join(", ");
  const given = made.map((one) =>
    Object.keys(record(one, "dimensions") ?? {})
      .sort()
      .join(", "),
  );
  return given.includes(wanted)
    ? undefined
    : `${namespace} ${name} is written with the dimensions (${given.join("), (")}); got (${wanted})`;
}

/** The condition key that holds the namespace: Service Authorization Reference, Amazon CloudWatch, from memory, 2026-11. */
function isPublished(cloud: Cloud, namespace: string): boolean {
  const context = { "cloudwatch:namespace": namespace };
  const tasks = cloud.arn("ecs", "*");
  return cloud
    .list(TOKEN.role)
    .some(
      (role) =>
        roleAllows(cloud, role, "cloudwatch:PutMetricData", "*", context) &&
        roleTrusts(cloud, role, "ecs-tasks.amazonaws.com", tasks),
    );
}

/** Container Insights are switched on for each cluster (ECS Developer Guide, "Container Insights", from memory, 2026-11). */
function insightsProblem(cloud: Cloud, { dimensions }: ReadMetric, region: string): string | undefined {
  const name = dimensions.ClusterName;
  const cluster = cloud.list(TOKEN.cluster, { region }).find((one) => live(one).name === name);
  if (cluster === undefined) return undefined; // a name that nothing has was refused before
  const isOn = records(live(cluster), "settings").some(
    (one) =>
      text(one, "name") === "containerInsights" && ["enabled", "enhanced"].includes(text(one, "value") ?? ""),
  );
  return isOn ? undefined : `the cluster ${String(name)} has Container Insights switched off`;
}
