import { describe, expect, it } from "@jest/globals";
import { jsonStringify, output } from "@pulumi/pulumi";
import fc from "fast-check";
import { dashboardBody, type Widget } from "../../../infra/observability/dashboard-body.ts";

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The body as CloudWatch gets it. */
function bodyOf(widgets: readonly Widget[]): Promise<{ readonly widgets: readonly (Placed & object)[] }> {
  return new Promise((resolve) => {
    jsonStringify(dashboardBody("eu-west-1", widgets)).apply((text) =>
      resolve(JSON.parse(text) as { widgets: Placed[] }),
    );
  });
}

const graph: Widget = {
  kind: "graph",
  title: "Requests",
  metrics: [
    {
      namespace: "AWS/ApplicationELB",
      name: "RequestCount",
      statistic: "Sum",
      dimensions: { LoadBalancer: output("app/a/1") },
    },
    { namespace: "shop/staging", name: "logs-orders", statistic: "Sum" },
  ],
};

describe("dashboardBody", () => {
  it("writes a graph with a row for each metric, its dimensions in pairs", async () => {
    expect(await bodyOf([graph])).toEqual({
      widgets: [
        {
          ...{ x: 0, y: 0, width: 12, height: 6, type: "metric" },
          properties: {
            title: "Requests",
            region: "eu-west-1",
            view: "timeSeries",
            period: 300,
            metrics: [
              ["AWS/ApplicationELB", "RequestCount", "LoadBalancer", "app/a/1", { stat: "Sum" }],
              ["shop/staging", "logs-orders", { stat: "Sum" }],
            ],
          },
        },
      ],
    });
  });

  it("writes a figure of many days with its newest value, what it is computed of hidden, and what was promised", async () => {
    const figure: Widget = {
      kind: "figure",
      title: "Availability",
      region: "us-east-1",
      days: 30,
      metrics: {
        probe1: {
          namespace: "AWS/Route53",
          name: "HealthCheckPercentageHealthy",
          statistic: "Average",
          dimensions: { HealthCheckId: output("check") },
        },
      },
      lines: [{ expression: "RUNNING_SUM(probe1)", label: "shop" }],
      objective: { value: 99.9, label: "promised" },
    };
    expect((await bodyOf([figure])).widgets).toEqual([
      {
        ...{ x: 0, y: 0, width: 12, height: 6, type: "metric" },
        properties: {
          title: "Availability",
          region: "us-east-1",
          view: "timeSeries",
          period: 3600,
          start: "-P30D",
          metrics: [
            // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudWatch fills it in
            [{ expression: "RUNNING_SUM(probe1)", label: "shop: ${LAST}", id: "line1" }],
            [
              ...["AWS/Route53", "HealthCheckPercentageHealthy", "HealthCheckId", "check"],
              { id: "probe1", visible: false, stat: "Average" },
            ],
          ],
          yAxis: { left: { max: 100, showUnits: false } },
          annotations: { horizontal: [{ value: 99.9, label: "promised" }] },
        },
      },
    ]);
  });

  it("writes a table whose query names every log group itself", async () => {
    const table: Widget = {
      kind: "table",
      title: "Errors",
      logGroups: [output("api-log"), "web-log"],
      query: "fields @message | limit 5",
    };
    expect((await bodyOf([table])).widgets).toEqual([
      {
        ...{ x: 0, y: 0, width: 12, height: 6, type: "log" },
        properties: {
          title: "Errors",
          region: "eu-west-1",
          view: "table",
          query: "SOURCE 'api-log' | SOURCE 'web-log' | fields @message | limit 5",
        },
      },
    ]);
  });

  it("writes the state of alarms", async () => {
    const alarms: Widget = { kind: "alarms", title: "Alarms", alarmArns: [output("arn:a"), "arn:b"] };
    expect((await bodyOf([alarms])).widgets).toEqual([
      {
        ...{ x: 0, y: 0, width: 12, height: 6, type: "alarm" },
        properties: { title: "Alarms", alarms: ["arn:a", "arn:b"] },
      },
    ]);
  });

  it("lays no widget over another and none beside the grid, however many there are", () => {
    const drawn = (count: number) =>
      (
        dashboardBody(
          "r",
          Array.from({ length: count }, () => graph),
        ) as { widgets: readonly Placed[] }
      ).widgets;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (count) => {
        const placed = drawn(count);
        expect(placed).toHaveLength(count);
        const cells = placed.flatMap(({ height, width, x, y }) =>
          Array.from({ length: width * height }, (_, cell) => ({
            column: x + (cell % width),
            row: y + Math.floor(cell / width),
          })),
        );
        expect(cells.every(({ column }) => column < 24)).toBe(true);
        expect(new Set(cells.map(({ column, row }) => `${column} ${row}`)).size).toBe(cells.length);
        // Two by two: no row but the last one has a gap.
        expect(Math.max(-6, ...placed.map(({ y }) => y))).toBe((Math.ceil(count / 2) - 1) * 6);
      }),
    );
  });
});
