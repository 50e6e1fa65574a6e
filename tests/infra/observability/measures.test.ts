import { describe, expect, it } from "@jest/globals";
import type { Resource } from "@pulumi/pulumi";
import { measureNames } from "../../../infra/config/measure-names.ts";
import type { PublishedMeasureSettings } from "../../../infra/config/observability-settings.ts";
import type { LogMetrics } from "../../../infra/observability/log-metrics.ts";
import type { Measured } from "../../../infra/observability/measured.ts";
import { inMeasureUnit, measureOf } from "../../../infra/observability/measures.ts";

const ORDERS = { metric: { namespace: "shop/staging", name: "logs-orders", statistic: "Sum" }, filter: {} };

const PAID: PublishedMeasureSettings = {
  service: "api",
  namespace: "Shop/Live",
  metric: "Paid",
  dimensions: {},
  statistic: "Sum",
};
const PUBLISHER = {} as Resource; // only handed on
const RESTARTS = {
  metric: { namespace: "AWS/Events", name: "TriggeredRules", statistic: "Sum" },
  rule: {} as Resource, // only handed on
};

/** A stack that has everything, and a log measure of orders. */
const WHOLE: Measured = {
  clusterName: "shop",
  balancer: "app/shop/1",
  services: { api: { serviceName: "api-1", targetSuffix: "targetgroup/api/1", publisher: PUBLISHER } },
  databaseIdentifier: "shop-database",
  cacheNodes: ["shop-cache-001", "shop-cache-002"],
  logMetrics: {
    find: (measure: string) => (measure === "logs.orders" ? ORDERS : undefined),
  } as unknown as LogMetrics, // nothing else of it is asked
  published: {
    "published.paid": PAID,
    "published.basket": { ...PAID, statistic: "Average", dimensions: { Shop: "a" } },
  },
  restarts: { find: (service) => (service === "api" ? RESTARTS : undefined) },
};

describe("measureOf", () => {
  it.each<[string, string, string, string, object]>([
    ["ingress.requests", "AWS/ApplicationELB", "RequestCount", "Sum", { LoadBalancer: "app/shop/1" }],
    [
      "ingress.balancerErrors",
      "AWS/ApplicationELB",
      "HTTPCode_ELB_5XX_Count",
      "Sum",
      { LoadBalancer: "app/shop/1" },
    ],
    [
      "database.connections",
      "AWS/RDS",
      "DatabaseConnections",
      "Maximum",
      { DBInstanceIdentifier: "shop-database" },
    ],
    [
      "cache.memoryPercent",
      "AWS/ElastiCache",
      "DatabaseMemoryUsagePercentage",
      "Maximum",
      { CacheClusterId: "shop-cache-001" },
    ],
    ["api.cpuPercent", "AWS/ECS", "CPUUtilization", "Average", { ClusterName: "shop", ServiceName: "api-1" }],
    [
      "api.runningTasks",
      "ECS/ContainerInsights",
      "RunningTaskCount",
      "Minimum",
      { ClusterName: "shop", ServiceName: "api-1" },
    ],
  ])("takes %s for the metric %s %s", (measure, namespace, name, statistic, dimensions) => {
    expect(measureOf(measure, WHOLE)).toEqual({
      metric: { namespace, name, statistic, dimensions },
      scale: 1,
      silentAtZero: namespace === "AWS/ApplicationELB",
    });
  });

  it("takes a measure of a log from the filter that emits it", () => {
    expect(measureOf("logs.orders", WHOLE)).toEqual({
      metric: ORDERS.metric,
      scale: 1,
      silentAtZero: true,
      emitter: ORDERS.filter,
    });
  });

  it("takes what an application publishes with its dimensions, and what lets it publish", () => {
    expect(measureOf("published.paid", WHOLE)).toEqual({
      metric: { namespace: "Shop/Live", name: "Paid", statistic: "Sum" },
      scale: 1,
      silentAtZero: true,
      emitter: PUBLISHER,
    });
    expect(measureOf("published.basket", WHOLE)).toMatchObject({
      metric: { statistic: "Average", dimensions: { Shop: "a" } },
      silentAtZero: false,
    });
  });

  it("takes restarts from the rule that counts them", () => {
    const found = measureOf("api.restarts", WHOLE);
    expect(found).toEqual({ metric: RESTARTS.metric, scale: 1, silentAtZero: true, emitter: RESTARTS.rule });
    expect(() => measureOf("web.restarts", WHOLE)).toThrow('measure "web.restarts": a watched service');
  });

  it("knows that the load balancer says nothing of errors that did not happen, and says how fast it answered", () => {
    expect(measureOf("ingress.errors", WHOLE).silentAtZero).toBe(true);
    expect(measureOf("ingress.responseMilliseconds", WHOLE).silentAtZero).toBe(false);
  });

  it("says how many of the measure's units one of the metric's is", () => {
    expect(measureOf("ingress.responseMilliseconds", WHOLE).scale).toBe(1000); // seconds
    for (const measure of ["database.freeStorageGib", "database.freeMemoryGib"])
      expect(measureOf(measure, WHOLE).scale * 1024 ** 3).toBe(1); // bytes
  });

  it("knows every measure that the configuration lets somebody name, and no other", () => {
    const names = measureNames({
      hostnames: 1,
      database: true,
      cache: true,
      services: ["api"],
      ownMeasures: ["logs.orders", "published.paid"],
    });
    expect(names.filter((name) => measureOf(name, WHOLE).metric.name === "")).toEqual([]);
  });

  it.each<[string, Measured]>([
    ["ingress.latency", WHOLE],
    ["ingress.requests", { ...WHOLE, balancer: undefined }],
    ["database.cpuPercent", { ...WHOLE, databaseIdentifier: undefined }],
    ["cache.evictions", { ...WHOLE, cacheNodes: [] }],
    ["web.cpuPercent", WHOLE],
    ["api.latency", WHOLE],
    ["logs.gone", WHOLE],
    ["published.gone", WHOLE],
    ["ingress", WHOLE],
  ])("refuses %s where the stack has no such thing", (measure, measured) => {
    expect(() => measureOf(measure, measured)).toThrow(
      new Error(`measure "${measure}": one of the stack's was expected.`),
    );
  });

  it.each(["ingress", "api"])("does not take a property of every object for a measure of %s", (area) => {
    expect(() => measureOf(`${area}.constructor`, WHOLE)).toThrow("one of the stack's was expected");
  });
});

describe("inMeasureUnit", () => {
  it.each([
    ["100 * errors / requests", "errors", 1, "100 * errors / requests"],
    ["slow + slower + slow", "slow", 1000, "(1000 * slow) + slower + (1000 * slow)"],
    ["IF(free < 1, free_more, 0)", "free", 1 / 1024 ** 3, "IF((free / 1073741824) < 1, free_more, 0)"],
  ])("writes %s with %s in its unit, and no other name", (expression, id, scale, written) => {
    expect(inMeasureUnit(expression, id, scale)).toBe(written);
  });
});
