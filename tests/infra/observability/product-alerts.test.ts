import { describe, expect, it } from "@jest/globals";
import type { AlertSettings } from "../../../infra/config/observability-settings.ts";
import type { LogMetrics } from "../../../infra/observability/log-metrics.ts";
import { ProductAlerts } from "../../../infra/observability/product-alerts.ts";
import { exampleSettings } from "../example-settings.ts";
import { contextOf, mockEngine, TOPICS } from "../mocked-resources.ts";

const declared = mockEngine();
const measured = {
  clusterName: "shop",
  balancer: "app/shop/1",
  services: {},
  databaseIdentifier: "shop-database",
  cacheNodes: [],
  logMetrics: { find: () => undefined } as unknown as LogMetrics, // no alert here looks at a log
  published: {},
  restarts: undefined,
};
const ALERT: AlertSettings = {
  severity: "warning",
  source: { kind: "measure", measure: "ingress.responseMilliseconds" },
  statistic: undefined,
  side: "above",
  figure: 1500,
  unit: "milliseconds",
  windowMinutes: 5,
  firstStep: "Look at the dashboard",
};
let count = 0;

/** What the engine is asked for by an alert with these differences. */
async function asked(change: Partial<AlertSettings>): Promise<Readonly<Record<string, unknown>>> {
  count += 1;
  const settings = exampleSettings();
  const observability = { ...settings.observability, alerts: { slow: { ...ALERT, ...change } } };
  const context = contextOf({ observability });
  const { alarms } = new ProductAlerts(`alerts-${count}`, { context, topics: TOPICS, measured });
  await Promise.all(alarms.map((one) => new Promise((resolve) => void one.urn.apply(resolve))));
  return declared.find(({ name }) => name === `alerts-${count}-slow`)?.inputs ?? {};
}

describe("ProductAlerts", () => {
  it("say the figure in the measure's unit and watch it in the metric's", async () => {
    expect(await asked({})).toMatchObject({
      alarmDescription: "slow: above 1500 milliseconds over 5 minutes. First: Look at the dashboard.",
      metricName: "TargetResponseTime",
      extendedStatistic: "p95",
      threshold: 1.5,
      period: 300,
      evaluationPeriods: 1,
      treatMissingData: "notBreaching",
      alarmActions: ["arn:warning"],
    });
  });

  it("rise below a figure, and where nothing is heard, for what must be there", async () => {
    expect(await asked({ side: "below", figure: 1000 })).toMatchObject({
      alarmDescription: "slow: below 1000 milliseconds over 5 minutes. First: Look at the dashboard.",
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      treatMissingData: "breaching",
    });
  });

  it("take the statistic that is written in place of the measure's own", async () => {
    const inputs = await asked({ statistic: "Maximum" });
    expect([inputs.statistic, inputs.extendedStatistic]).toEqual(["Maximum", undefined]);
  });

  it("watch GiB in bytes", async () => {
    const source = { kind: "measure", measure: "database.freeMemoryGib" } as const;
    expect((await asked({ source, figure: 2 })).threshold).toBe(2 * 1024 ** 3);
  });

  it("write each name of an expression in its measure's unit, wherever it stands", async () => {
    const inputs = await asked({
      source: {
        kind: "expression",
        expression: "IF(free < 1, time + time, 0)",
        of: { free: "database.freeMemoryGib", time: "ingress.responseMilliseconds" },
      },
      figure: 1,
    });
    expect(inputs.threshold).toBe(1);
    expect(inputs.metricQueries).toMatchObject([
      { expression: "IF((free / 1073741824) < 1, (1000 * time) + (1000 * time), 0)", label: "milliseconds" },
      { id: "free", metric: { metricName: "FreeableMemory" } },
      { id: "time", metric: { metricName: "TargetResponseTime" } },
    ]);
  });
});
