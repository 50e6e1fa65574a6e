import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import {
  isEmitted,
  type WatchedMetric,
  watchedExpression,
  watchedMetrics,
} from "../../../policies/relations/watched-metrics.ts";
import { TASK_DEFINITION } from "../../../policies/task/task-view.ts";
import { METRIC_ALARM, METRIC_FILTER, ROLE, ROLE_POLICY } from "../../../policies/tokens.ts";
import { view } from "../rule-table.ts";

const alarm = (inputs: Readonly<Record<string, unknown>>) => view(METRIC_ALARM, "a", inputs);
const query = (id: string) => ({ id, metric: { namespace: "shop", metricName: id, stat: "Sum" } });

describe("watchedMetrics", () => {
  it("are the plain one with either kind of statistic, and those inside metric math", () => {
    const plain = { namespace: "shop", metricName: "wait" };
    expect(watchedMetrics(alarm({ ...plain, statistic: "Sum" }))).toEqual([
      { namespace: "shop", name: "wait", statistic: "Sum" },
    ]);
    expect(watchedMetrics(alarm({ ...plain, extendedStatistic: "p95" }))[0]?.statistic).toBe("p95");
    const math = {
      metricQueries: [{ id: "r", expression: "a / b", returnData: true }, query("a"), query("b")],
    };
    expect(watchedMetrics(alarm(math)).map(({ name }) => name)).toEqual(["a", "b"]);
    expect(watchedMetrics(alarm({}))).toEqual([]);
  });
});

describe("watchedExpression", () => {
  it("is the one whose result the alarm looks at", () => {
    const metricQueries = [
      { id: "part", expression: "a / 2" },
      { id: "result", expression: "part * 3", returnData: true },
    ];
    expect(watchedExpression(alarm({ metricQueries }))).toBe("part * 3");
    expect(watchedExpression(alarm({ metricName: "wait" }))).toBeUndefined();
  });
});

describe("isEmitted", () => {
  const made = (metricTransformation: object) =>
    indexViews([view(METRIC_FILTER, "f", { metricTransformation })]);
  const orders: WatchedMetric = { namespace: "shop", name: "orders", statistic: "Sum" };

  it("is false for a name that a namespace of AWS's does not count, and undecided for a namespace in no table", () => {
    const ask = (metric: WatchedMetric) => () => isEmitted(indexViews([]), metric);
    expect(ask({ ...orders, namespace: "AWS/RDS" })()).toBe(false);
    expect(ask({ ...orders, namespace: "ECS/ContainerInsights", name: "RunningTasks" })()).toBe(false);
    expect(ask({ ...orders, namespace: "AWS/AmazonMQ" })).toThrow(
      "namespace: what AWS/AmazonMQ counts stands in no table of this pack",
    );
    expect(ask({ ...orders, namespace: "toString" })()).toBe(false);
  });

  it("is true for a metric of AWS's, and for one that a filter of the stack makes", () => {
    expect(isEmitted(indexViews([]), { ...orders, namespace: "AWS/RDS", name: "CPUUtilization" })).toBe(true);
    const running = { ...orders, namespace: "ECS/ContainerInsights", name: "RunningTaskCount" };
    expect(isEmitted(indexViews([]), running)).toBe(true);
    expect(isEmitted(made({ namespace: "shop", name: "orders" }), orders)).toBe(true);
  });

  it("is true for a metric of a namespace to which a task may publish", () => {
    const role = view(ROLE, "r", {}, { outputs: { arn: "arn:role", name: "r" } });
    const task = view(TASK_DEFINITION, "t", { taskRoleArn: "arn:role" });
    const policy = JSON.stringify({
      Statement: { Effect: "Allow", Action: "cloudwatch:PutMetricData", Resource: "*" },
    });
    const views = [role, task, view(ROLE_POLICY, "p", { role: "r", policy })];
    expect(isEmitted(indexViews(views), orders)).toBe(true);
  });

  it.each([
    ["under another name", { namespace: "shop", name: "order" }],
    ["in another namespace", { namespace: "shop/staging", name: "orders" }],
  ])("is false for one that is made %s", (_, transformation) => {
    expect(isEmitted(made(transformation), orders)).toBe(false);
  });
});
