import { fact, heldBy } from "../expect.ts";
import { EXPECTATIONS_FILE } from "../expectations.ts";
import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { LOG_GROUP, METRIC_FILTER } from "../tokens.ts";
import type { Finding, Verdict } from "../verdict.ts";
import { logName } from "./stack-logs.ts";
import type { WatchedMetric } from "./watched-metrics.ts";

/** Lines of a log of which a metric is made, as a product declares them. */
export interface CountedLines {
  readonly metric: string;
  /** A service's name, or the stack's own such as `firewall`. */
  readonly log: string;
  /** CloudWatch Logs filter pattern; how many spaces part two of its words does not matter. */
  readonly pattern: string;
  /** What a line adds: a field such as `$.milliseconds`. Left out: 1, a count. */
  readonly value?: string;
}

/** Every metric filter that writes into that metric. */
export function filtersOf(
  index: ViewIndex,
  { name, namespace }: Pick<WatchedMetric, "name" | "namespace">,
): readonly ResourceView[] {
  return index.ofType(METRIC_FILTER).filter((filter) => {
    const made = inputsOf(filter).at("metricTransformation");
    return made.text("namespace") === namespace && made.text("name") === name;
  });
}

/**
 * What the filters of a metric count, held against what the product declares. A metric that no filter makes and for which no lines
 * are declared has nothing to be held against.
 */
export function countedLines(
  index: ViewIndex,
  metric: WatchedMetric,
  declared: CountedLines | undefined,
): readonly (Verdict | Finding)[] {
  const filters = filtersOf(index, metric);
  if (declared === undefined) {
    return filters.map(() => ({
      state: "violated",
      property: "metrics",
      expected: "made of lines that the demand names",
      found: `${metric.name}, without lines`,
      remedy: `Add to this alert in ${EXPECTATIONS_FILE} which lines of a log count, such as lines: [{ metric: ${metric.name}, log: <service>, pattern: '<the pattern in the stack file>' }].`,
    }));
  }
  if (filters.length === 0)
    return [fact(false, "metrics", `${metric.name}, made of lines of ${declared.log}`, "no metric filter")];
  return filters.flatMap((filter) => asDeclared(index, filter, declared));
}

function asDeclared(
  index: ViewIndex,
  filter: ResourceView,
  declared: CountedLines,
): readonly (Verdict | Finding)[] {
  const read = inputsOf(filter);
  const groups = index.linked(filter, "logGroupName", LOG_GROUP);
  const made = read.at("metricTransformation");
  const value = made.text("value") ?? "nothing";
  const wanted = declared.value ?? "1";
  const silent = made.number("defaultValue") ?? 0; // @pulumi/aws 7.48.0: nothing is written where nothing is said
  const dimensions = made.keys("dimensions");
  const logs = groups.map(logName).join(", ");
  return [
    fact(logs === declared.log, "logGroupName", `the log of ${declared.log}`, logs === "" ? "another" : logs),
    fact(
      spaced(read.text("pattern") ?? "") === spaced(declared.pattern),
      "pattern",
      declared.pattern,
      "another",
    ),
    fact(value === wanted, "metricTransformation", `a value of ${wanted} for each line`, value),
    fact(silent === 0, "metricTransformation", "a value of 0 or nothing without a line", String(silent)),
    // An alarm that names no dimension reads nothing of a metric that has one.
    fact(
      dimensions.length === 0,
      "metricTransformation",
      "a metric without dimensions",
      dimensions.join(", "),
    ),
  ].map((verdict) =>
    verdict.state === "met" ? heldBy(filter.urn, verdict) : { ...verdict, urn: filter.urn },
  );
}

function spaced(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}
