import { inputsOf, type Reader } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";

/** What a metric of another namespace is called in what is computed. */
const ALIVE = "alive";

/** What an alarm reads: one metric as it is, or what is computed of several, by the metrics' names. */
export interface AlarmReading {
  readonly text: string;
  /** Metrics of the namespace that is asked for. */
  readonly parts: readonly Reader[];
  /** Metrics of another namespace. */
  readonly alive: readonly Reader[];
  readonly property: "dimensions" | "metricQueries";
}

/** Reads an alarm as one on metrics of that namespace. */
export function readAlarm(alarm: ResourceView, namespace: string): AlarmReading {
  const read = inputsOf(alarm);
  if (read.has("metricName")) {
    const isOwn = read.text("namespace") === namespace;
    return {
      ...{ text: isOwn ? (read.text("metricName") ?? "") : ALIVE, parts: isOwn ? [read] : [] },
      alive: isOwn ? [] : [read],
      property: "dimensions",
    };
  }
  const queries = read.items("metricQueries");
  const result = queries.find((query) => query.flag("returnData", false)); // @pulumi/aws 7.48.0: left out means false
  const metrics = queries
    .filter((query) => query.has("metric"))
    .map((query) => ({ id: query.text("id") ?? "", metric: query.at("metric") }))
    .map((query) => ({ ...query, isOwn: query.metric.text("namespace") === namespace }));
  const words = new Map(
    metrics.map(({ id, isOwn, metric }) => [id, isOwn ? (metric.text("metricName") ?? "") : ALIVE]),
  );
  const text = result?.text("expression") ?? result?.text("id") ?? "";
  return {
    text: text.replaceAll(/\w+/g, (word) => words.get(word) ?? word).replaceAll(/\s/g, ""),
    parts: metrics.flatMap(({ isOwn, metric }) => (isOwn ? [metric] : [])),
    alive: metrics.flatMap(({ isOwn, metric }) => (isOwn ? [] : [metric])),
    property: "metricQueries",
  };
}
