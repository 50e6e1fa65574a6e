import { awsMetrics } from "../facts/aws-metrics.ts";
import type { ViewIndex } from "../index-views.ts";
import { inputsOf, type Reader } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { Undecided } from "../undecided.ts";
import { filtersOf } from "./counted-lines.ts";
import { mayPublish } from "./published-metrics.ts";

/** One metric that an alarm reads, and by which statistic. */
export interface WatchedMetric {
  readonly namespace: string;
  readonly name: string;
  /** `Sum`, `p95`. */
  readonly statistic: string;
}

/** Every metric that an alarm reads, plain or inside metric math. */
export function watchedMetrics(alarm: ResourceView): readonly WatchedMetric[] {
  const read = inputsOf(alarm);
  const plain = read.text("metricName");
  const inside = read
    .items("metricQueries")
    .filter((query) => query.has("metric"))
    .map((query) => metric(query.at("metric"), query.text("metric.metricName") ?? "", ["stat"]));
  return plain === undefined ? inside : [metric(read, plain, ["extendedStatistic", "statistic"]), ...inside];
}

/** What an alarm computes of them; undefined for one that watches a metric as it is. */
export function watchedExpression(alarm: ResourceView): string | undefined {
  return inputsOf(alarm)
    .items("metricQueries")
    .find((query) => query.flag("returnData", false)) // @pulumi/aws 7.48.0: left out means false
    ?.text("expression");
}

/**
 * True for a metric that AWS counts by itself, for one that a metric filter of the stack makes of log lines, and for one of a
 * namespace to which an application may publish. Throws `Undecided` for a namespace of AWS's that stands in no table: whether such a metric exists cannot be said.
 */
export function isEmitted(index: ViewIndex, { name, namespace }: WatchedMetric): boolean {
  const counted = awsMetrics(namespace);
  if (counted !== undefined) return counted.includes(name);
  if (/^(?:AWS|ECS)\//.test(namespace))
    throw new Undecided("namespace", `what ${namespace} counts stands in no table of this pack`);
  return filtersOf(index, { name, namespace }).length > 0 || mayPublish(index, namespace);
}

function metric(read: Reader, name: string, statistics: readonly string[]): WatchedMetric {
  const statistic = statistics.map((one) => read.text(one)).find((one) => one !== undefined);
  return { namespace: read.text("namespace") ?? "", name, statistic: statistic ?? "nothing" };
}
