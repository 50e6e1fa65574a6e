import { isRecord, number, record, records, text } from "../known.ts";
import { MathFault, parseMath } from "./metric-math.ts";
import { evaluateMath, type Series } from "./metric-math-values.ts";
import { metricOf, type ReadMetric } from "./metric-queries.ts";

export type AlarmState = "ALARM" | "OK" | "INSUFFICIENT_DATA";

/** What a metric's statistic was in each period that the alarm looks at, oldest first; undefined where there is no data. */
export type MeasuredValues = (metric: ReadMetric & { readonly statistic: string }) => Series;

const COMPARISONS: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/**
 * The state that an alarm takes over what was measured. Source: CloudWatch User Guide, "Configuring how CloudWatch alarms treat
 * missing data", from memory, 2026-11; simpler in one thing: it looks at the alarm's own periods alone, where CloudWatch reads
 * a few older ones before it takes anything for missing. `now` is the state so far, which `ignore` keeps.
 */
export function alarmState(
  alarm: Readonly<Record<string, unknown>>,
  measured: MeasuredValues,
  now: AlarmState = "OK",
): AlarmState {
  const periods = number(alarm, "evaluationPeriods") ?? 1;
  const least = number(alarm, "datapointsToAlarm") ?? periods;
  const threshold = number(alarm, "threshold");
  const breaches = COMPARISONS[text(alarm, "comparisonOperator") ?? ""];
  if (breaches === undefined || threshold === undefined)
    throw new MathFault(
      "a fixed threshold was expected; got an alarm on a band, which the rehearsal cannot judge",
    );
  const result = resultOf(alarm, measured).slice(-periods);
  const values = Array.from({ length: periods }, (_, index) => result[index]);
  const missing = text(alarm, "treatMissingData") ?? "missing";
  const isKnown = values.some((value) => value !== undefined);
  if (!isKnown && missing === "missing") return "INSUFFICIENT_DATA";
  if (!isKnown && missing === "ignore") return now;
  const bad = values.filter((value) =>
    value === undefined ? missing === "breaching" : breaches(value, threshold),
  );
  return bad.length >= least ? "ALARM" : "OK";
}

function resultOf(alarm: Readonly<Record<string, unknown>>, measured: MeasuredValues): Series {
  const plain = metricOf(alarm);
  if (plain !== undefined)
    return measured({
      ...plain,
      statistic: text(alarm, "extendedStatistic") ?? text(alarm, "statistic") ?? "",
    });
  const queries = records(alarm, "metricQueries");
  const seriesOf = (id: string): Series => {
    const query = queries.find((one) => text(one, "id") === id) ?? {};
    const expression = text(query, "expression");
    if (expression !== undefined) {
      const value = evaluateMath(parseMath(expression), seriesOf);
      return typeof value === "number" ? [value] : value;
    }
    const inside = isRecord(query.metric) ? record(query, "metric") : undefined;
    const metric = metricOf(inside ?? {});
    if (metric === undefined) throw new MathFault(`a metric or an expression "${id}" was expected; got none`);
    return measured({ ...metric, statistic: text(inside ?? {}, "stat") ?? "" });
  };
  const shown = queries.find((query) => query.returnData === true);
  return seriesOf(text(shown ?? {}, "id") ?? "");
}
