import { describe, expect, it } from "@jest/globals";
import { ComponentResource, type Resource } from "@pulumi/pulumi";
import { type AlarmArgs, alarm } from "../../../infra/observability/alarm.ts";
import { contextOf, mockEngine, TOPICS } from "../mocked-resources.ts";

const declared = mockEngine();
const parent: Resource = new ComponentResource("test:Parent", "parent");
const ARGS: AlarmArgs = {
  context: contextOf(),
  severity: "critical",
  topics: TOPICS,
  what: "api is down",
  firstStep: "Look at it",
  watch: {
    namespace: "AWS/ECS",
    name: "CPUUtilization",
    statistic: "Average",
    dimensions: { ClusterName: "shop" },
  },
  comparison: "GreaterThanThreshold",
  threshold: 90,
  periodSeconds: 300,
  periods: 3,
  silence: "missing",
  parent,
};
let count = 0;

/** What the engine is asked for by an alarm with these differences. */
async function asked(change: Partial<AlarmArgs> = {}): Promise<Readonly<Record<string, unknown>>> {
  count += 1;
  const name = `alarm-${count}`;
  const made = alarm(name, { ...ARGS, ...change });
  await new Promise((resolve) => void made.urn.apply(resolve));
  const found = declared.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} was not declared`);
  return found.inputs;
}

describe("alarm", () => {
  it("tells its severity's topic when it rises and when it ends, and says what to do first", async () => {
    const { tags, ...inputs } = await asked();
    expect(inputs).toEqual({
      alarmDescription: "api is down. First: Look at it.",
      namespace: "AWS/ECS",
      metricName: "CPUUtilization",
      statistic: "Average",
      dimensions: { ClusterName: "shop" },
      period: 300,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 90,
      treatMissingData: "missing",
      actionsEnabled: true,
      alarmActions: ["arn:critical"],
      okActions: ["arn:critical"],
      region: "eu-west-1",
    });
    expect(tags).toMatchObject({ severity: "critical", component: "alarms", environment: "staging" });
    expect(await asked({ severity: "warning" })).toMatchObject({
      alarmActions: ["arn:warning"],
      okActions: ["arn:warning"],
    });
  });

  it("tells nobody where a composite alarm tells in its place", async () => {
    const inputs = await asked({ notifies: false });
    expect([inputs.alarmActions, inputs.okActions]).toEqual([undefined, undefined]);
  });

  it.each([
    ["p95", { extendedStatistic: "p95" }],
    ["p99.9", { extendedStatistic: "p99.9" }],
    ["tm90", { extendedStatistic: "tm90" }],
    ["IQM", { extendedStatistic: "IQM" }],
    ["Sum", { statistic: "Sum" }],
    ["SampleCount", { statistic: "SampleCount" }],
  ])("asks for %s by the word that CloudWatch has for it", async (statistic, words) => {
    const inputs = await asked({ watch: { namespace: "a", name: "b", statistic } });
    expect({ ...inputs, dimensions: undefined }).toMatchObject(words);
    expect(Object.keys(inputs).filter((key) => /statistic/i.test(key))).toEqual(Object.keys(words));
    expect(inputs.dimensions).toBeUndefined();
  });

  it("shows the result of an expression alone, over metrics of one period each", async () => {
    const errors = { namespace: "shop", name: "errors", statistic: "Sum" };
    const inputs = await asked({
      watch: {
        expression: "100 * errors / requests",
        label: "% of requests",
        metrics: { errors, requests: { ...errors, name: "requests", dimensions: { A: "b" } } },
      },
      badPeriods: 2,
    });
    expect(inputs).toMatchObject({ evaluationPeriods: 3, datapointsToAlarm: 2 });
    expect(inputs.metricQueries).toEqual([
      { id: "result", expression: "100 * errors / requests", label: "% of requests", returnData: true },
      {
        id: "errors",
        metric: { namespace: "shop", metricName: "errors", period: 300, stat: "Sum" },
        returnData: false,
      },
      {
        id: "requests",
        metric: {
          namespace: "shop",
          metricName: "requests",
          period: 300,
          stat: "Sum",
          dimensions: { A: "b" },
        },
        returnData: false,
      },
    ]);
    expect(inputs.metricName).toBeUndefined();
  });
});
