import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const alarm = {
  name: "a",
  namespace: "shop",
  metricName: "orders",
  statistic: "Sum",
  period: 60,
  evaluationPeriods: 3,
  comparisonOperator: "GreaterThanThreshold",
  threshold: 1,
};

describe("metricAlarm", () => {
  const cloud = new MemoryCloud(services);
  const failures = (change: object) => cloud.failures(TOKEN.metricAlarm, { ...alarm, ...change }).join();

  it.each<[string, object, string]>([
    ["a period of 45 seconds", { period: 45 }, "period"],
    ["more bad data points than periods", { datapointsToAlarm: 4 }, "datapointsToAlarm"],
    ["periods longer than a day", { evaluationPeriods: 1441 }, "evaluationPeriods"],
    ["two statistics", { extendedStatistic: "p95" }, "statistic"],
    ["no threshold", { threshold: undefined }, "threshold"],
    ["a description of 1,025 characters", { alarmDescription: "x".repeat(1025) }, "alarmDescription"],
    [
      "six actions",
      { alarmActions: Array.from({ length: 6 }, (_, index) => `arn:aws:sns:r:1:${index}`) },
      "alarmActions",
    ],
  ])("refuses %s", (_, change, property) => expect(failures(change)).toContain(property));

  it("refuses metric math that reads a name which no query has", () => {
    const queries = (expression: string) => ({
      metricName: undefined,
      statistic: undefined,
      metricQueries: [
        { id: "result", expression, returnData: true },
        { id: "errors", metric: { namespace: "shop", metricName: "errors", period: 60, stat: "Sum" } },
      ],
    });
    expect(failures(queries("errors / requests"))).toContain('reads "requests"');
    expect(failures(queries("FILL(errors, 0)"))).toBe("");
  });

  it("refuses a metric of AWS's that nothing emits", () => {
    const of = (namespace: string, metricName: string, dimensions: object) => () =>
      new MemoryCloud(services).make(TOKEN.metricAlarm, { ...alarm, namespace, metricName, dimensions });
    expect(of("AWS/RDS", "CPUUtilisation", {})).toThrow("has no metric CPUUtilisation");
    expect(of("AWS/RDS", "CPUUtilization", { DBInstanceIdentifier: "none" })).toThrow(
      "nothing has DBInstanceIdentifier none",
    );
    expect(of("AWS/Route53", "HealthCheckStatus", {})).toThrow("us-east-1 only");
  });

  it("refuses a metric of the product's own that no filter makes", () => {
    expect(() => new MemoryCloud(services).make(TOKEN.metricAlarm, alarm)).toThrow(
      "no metric filter of eu-central-1 writes shop orders",
    );
  });

  it("stays while a composite alarm reads it", () => {
    const own = new MemoryCloud(services);
    own.put(TOKEN.logMetricFilter, "orders", { metricTransformation: { namespace: "shop", name: "orders" } });
    const part = own.make(TOKEN.metricAlarm, alarm);
    const whole = own.make(TOKEN.compositeAlarm, { alarmName: "w", alarmRule: 'ALARM("a")' });
    expect(() => own.drop(part)).toThrow("used by the composite alarm w");
    own.drop(whole);
    own.drop(part);
    expect(() => own.make(TOKEN.compositeAlarm, { alarmName: "w", alarmRule: 'ALARM("gone")' })).toThrow(
      "do not exist",
    );
  });
});

describe("logMetricFilter", () => {
  const filter = {
    name: "f",
    logGroupName: "api",
    pattern: '{ $.event = "order" }',
    metricTransformation: { namespace: "shop", name: "orders", value: "1" },
  };

  it("needs its log group, and a name of its own in it", () => {
    const cloud = new MemoryCloud(services);
    expect(() => cloud.make(TOKEN.logMetricFilter, filter)).toThrow("ResourceNotFoundException");
    cloud.make(TOKEN.logGroup, { name: "api" });
    cloud.make(TOKEN.logMetricFilter, filter);
    expect(() => cloud.make(TOKEN.logMetricFilter, filter)).toThrow("ResourceAlreadyExistsException");
  });

  it.each(['{ $.event = "order" ', '{ "event" }', '"order', "{ $.event }", "[ip, user", '{ $.a = "\\" }'])(
    "refuses the pattern %s",
    (pattern) => {
      expect(new MemoryCloud(services).failures(TOKEN.logMetricFilter, { ...filter, pattern })).not.toEqual(
        [],
      );
    },
  );

  it("refuses a namespace of AWS's", () => {
    const metricTransformation = { ...filter.metricTransformation, namespace: "AWS/ECS" };
    expect(
      new MemoryCloud(services).failures(TOKEN.logMetricFilter, { ...filter, metricTransformation }).join(),
    ).toContain("not AWS's own");
  });
});

describe("queryDefinition", () => {
  it("refuses a query that begins with no command, and one over a missing log", () => {
    const cloud = new MemoryCloud(services);
    expect(cloud.failures(TOKEN.queryDefinition, { name: "q", queryString: "select *" }).join()).toContain(
      "no command",
    );
    expect(() =>
      cloud.make(TOKEN.queryDefinition, {
        name: "q",
        queryString: "fields @message",
        logGroupNames: ["none"],
      }),
    ).toThrow("does not exist");
  });
});

describe("dashboard", () => {
  const body = (widget: object) => JSON.stringify({ widgets: [{ width: 12, height: 6, ...widget }] });

  it("refuses a body that CloudWatch could not draw", () => {
    const cloud = new MemoryCloud(services);
    const failures = (dashboardBody: string) =>
      cloud.failures(TOKEN.dashboard, { dashboardName: "d", dashboardBody });
    expect(failures("{").join()).toContain("must be JSON");
    expect(failures(body({ type: "graph" }))).not.toEqual([]);
    expect(
      failures(body({ type: "log", properties: { region: "r", query: "fields @message" } })).join(),
    ).toContain("SOURCE");
  });

  it("refuses metric math that CloudWatch could not compute", () => {
    const cloud = new MemoryCloud(services);
    const failures = (...metrics: readonly unknown[]) =>
      cloud
        .failures(TOKEN.dashboard, {
          dashboardName: "d",
          dashboardBody: body({ type: "metric", properties: { region: "r", metrics } }),
        })
        .join();
    const hidden = ["AWS/RDS", "CPUUtilization", { id: "cpu", visible: false }];
    expect(failures([{ expression: "RUNNING_SUM(cpu)" }], hidden)).toBe("");
    expect(failures([{ expression: "RUNNING_SUM(memory)" }], hidden)).toContain(
      'reads "memory", which no row of the widget has',
    );
    expect(failures([{ expression: "RUNNING(cpu)" }], hidden)).toContain("there is no function RUNNING");
    expect(failures(hidden, hidden)).toContain("every id of a widget must stand once");
  });

  it("looks for a metric in the region that the widget names", () => {
    const cloud = new MemoryCloud(services);
    const check = cloud.make(TOKEN.healthCheck, { type: "HTTPS", fqdn: "shop.example", port: 443 });
    const graph = (region: string) =>
      body({
        type: "metric",
        properties: {
          region,
          metrics: [["AWS/Route53", "HealthCheckPercentageHealthy", "HealthCheckId", check.id]],
        },
      });
    expect(() =>
      cloud.make(TOKEN.dashboard, { dashboardName: "far", dashboardBody: graph("us-east-1") }),
    ).not.toThrow();
    expect(() =>
      cloud.make(TOKEN.dashboard, { dashboardName: "near", dashboardBody: graph("eu-west-1") }),
    ).toThrow("health checks report to us-east-1 only, not to eu-west-1");
  });

  it("refuses a graph of something that is not there", () => {
    const cloud = new MemoryCloud(services);
    const dashboardBody = body({
      type: "metric",
      properties: { region: "r", metrics: [["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", "none"]] },
    });
    expect(() => cloud.make(TOKEN.dashboard, { dashboardName: "d", dashboardBody })).toThrow(
      "the graph would stay empty",
    );
  });
});
