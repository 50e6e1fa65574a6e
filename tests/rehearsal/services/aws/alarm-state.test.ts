import { describe, expect, it } from "@jest/globals";
import { type AlarmState, alarmState } from "../../../../rehearsal/services/aws/alarm-state.ts";
import type { Series } from "../../../../rehearsal/services/aws/metric-math-values.ts";

const alarm = {
  namespace: "shop",
  metricName: "orders",
  statistic: "Sum",
  comparisonOperator: "GreaterThanThreshold",
  threshold: 5,
  evaluationPeriods: 2,
};
const state = (change: object, series: Series, now?: AlarmState) =>
  alarmState({ ...alarm, ...change }, () => series, now);

describe("alarmState", () => {
  it.each<[AlarmState, Series, object]>([
    ["ALARM", [6, 7], {}],
    ["OK", [5, 7], {}],
    ["ALARM", [5, 7], { datapointsToAlarm: 1 }],
    ["ALARM", [5, 5], { comparisonOperator: "GreaterThanOrEqualToThreshold" }],
    ["ALARM", [4, 4], { comparisonOperator: "LessThanThreshold" }],
    ["OK", [6, 5], { comparisonOperator: "LessThanOrEqualToThreshold" }],
    ["OK", [9, 9, 1, 1], {}],
  ])("is %s over %j", (expected, series, change) => {
    expect(state(change, series)).toBe(expected);
  });

  it.each<[AlarmState, string | undefined]>([
    ["INSUFFICIENT_DATA", undefined],
    ["OK", "notBreaching"],
    ["ALARM", "breaching"],
    ["ALARM", "ignore"],
  ])("is %s without data that counts as %s", (expected, treatMissingData) => {
    expect(state({ treatMissingData }, [], "ALARM")).toBe(expected);
    expect(state({ treatMissingData }, [undefined, undefined], "ALARM")).toBe(expected);
  });

  it("asks for each metric of an expression with its own statistic", () => {
    const asked: string[] = [];
    const query = (id: string, stat: string) => ({ id, metric: { namespace: "shop", metricName: id, stat } });
    const math = {
      metricName: undefined,
      evaluationPeriods: 1,
      metricQueries: [
        { id: "result", expression: "half * 2", returnData: true },
        { id: "half", expression: "errors / 2" },
        query("errors", "p95"),
      ],
    };
    const found = alarmState({ ...alarm, ...math }, ({ name, statistic }) => {
      asked.push(`${name} ${statistic}`);
      return [6];
    });
    expect({ found, asked }).toEqual({ found: "ALARM", asked: ["errors p95"] });
  });

  it("refuses to judge a band, and an expression without its metric", () => {
    expect(() => state({ threshold: undefined }, [1])).toThrow("a fixed threshold was expected");
    const metricQueries = [{ id: "result", expression: "gone", returnData: true }];
    expect(() => state({ metricName: undefined, metricQueries }, [])).toThrow(
      'expression "gone" was expected',
    );
  });
});
