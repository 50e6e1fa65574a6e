import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { given, isRecord, record, records, text } from "../known.ts";
import { MathFault, namesOf, parseMath } from "./metric-math.ts";

/** CloudWatch API reference, MetricDataQuery, from memory, 2026-11. */
const ID = /^[a-z][A-Za-z0-9_]*$/;

/** Metrics in one alarm's metric math (CloudWatch User Guide, "Create an alarm based on a metric math expression", from memory). */
const MOST_METRICS = 10;

/** One metric that an alarm reads. */
export interface ReadMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, unknown>>;
}

/** Every metric that the alarm reads, plain or within its queries. */
export function metricsOf(inputs: Inputs): readonly ReadMetric[] {
  const plain = metricOf(inputs);
  const inside = records(inputs, "metricQueries").flatMap((query) => {
    const found = metricOf(record(query, "metric") ?? {});
    return found === undefined ? [] : [found];
  });
  return plain === undefined ? inside : [plain, ...inside];
}

/** The metric that an alarm, or a query of one, names itself. */
export function metricOf(source: Readonly<Record<string, unknown>>): ReadMetric | undefined {
  const namespace = text(source, "namespace");
  const name = text(source, "metricName");
  if (namespace === undefined || name === undefined) return undefined;
  return { namespace, name, dimensions: isRecord(source.dimensions) ? source.dimensions : {} };
}

/** What PutMetricAlarm refuses of metric math. */
export function queryFailures(inputs: Inputs): readonly CheckFailure[] {
  if (!given(inputs, "metricQueries")) return [];
  const queries = records(inputs, "metricQueries");
  const fail = (reason: string): CheckFailure => ({ property: "metricQueries", reason });
  const ids = queries.map((query) => text(query, "id") ?? "");
  const wrong = ids.find((id) => !ID.test(id));
  if (wrong !== undefined)
    return [fail(`an id begins with a lower-case letter and has letters, digits and "_"; got "${wrong}"`)];
  if (new Set(ids).size !== ids.length) return [fail("every id must stand once")];
  const failures: CheckFailure[] = [];
  const shown = queries.filter((query) => query.returnData === true);
  if (shown.length !== 1)
    failures.push(fail(`exactly one query must have returnData true; got ${shown.length}`));
  if (queries.filter((query) => given(query, "metric")).length > MOST_METRICS)
    failures.push(fail(`at most ${MOST_METRICS} metrics can stand in an alarm`));
  for (const query of queries) {
    if (given(query, "metric") === given(query, "expression"))
      failures.push(fail(`"${String(query.id)}" needs exactly one of metric and expression`));
    failures.push(...mathFailures(query, ids).map(fail));
  }
  return failures;
}

function mathFailures(query: Readonly<Record<string, unknown>>, ids: readonly string[]): readonly string[] {
  const expression = text(query, "expression");
  if (expression === undefined) return [];
  try {
    const missing = namesOf(parseMath(expression)).find((name) => !ids.includes(name));
    return missing === undefined
      ? []
      : [`the expression of "${String(query.id)}" reads "${missing}", which no query has`];
  } catch (error) {
    if (!(error instanceof MathFault)) throw error;
    return [`the expression of "${String(query.id)}" cannot be read: ${error.message}`];
  }
}
