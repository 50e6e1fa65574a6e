import type { Cloud } from "../../cloud/cloud.ts";
import { metricNamespaces, ROUTE53_METRICS_REGION } from "../../data/cloudwatch-metrics.ts";
import { live } from "./live.ts";

/**
 * Why nobody would ever write that metric; undefined where somebody does, or where the namespace is not one that the rehearsal
 * judges. The real cloud takes such an alarm, which then has no data for ever.
 */
export function metricProblem(
  cloud: Cloud,
  metric: {
    readonly namespace: string;
    readonly name: string;
    readonly dimensions: Readonly<Record<string, unknown>>;
  },
): string | undefined {
  const known = metricNamespaces[metric.namespace];
  if (known === undefined) return undefined;
  const { region } = cloud.caller;
  if (metric.namespace === "AWS/Route53" && region !== ROUTE53_METRICS_REGION)
    return `health checks report to ${ROUTE53_METRICS_REGION} only, not to ${region}`;
  if (!known.metrics.includes(metric.name))
    return `${metric.namespace} has no metric ${metric.name}; it has ${known.metrics.join(", ")}`;
  for (const [dimension, value] of Object.entries(metric.dimensions)) {
    if (dimension === "CacheNodeId") continue;
    const source = known.dimensions[dimension];
    if (source === undefined)
      return `${metric.namespace} has no dimension ${dimension}; it has ${Object.keys(known.dimensions).join(", ")}`;
    const place = metric.namespace === "AWS/Route53" ? {} : { region };
    const exists = cloud.list(source.token, place).some((entity) => {
      const found = source.property === "id" ? entity.id : live(entity)[source.property];
      return Array.isArray(found) ? found.includes(value) : found === value;
    });
    if (!exists) return `nothing has ${dimension} ${String(value)} in ${region}`;
  }
  return undefined;
}
