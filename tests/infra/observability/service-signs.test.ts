import { describe, expect, it } from "@jest/globals";
import { alarmText } from "../../../infra/observability/alarm-text.ts";
import { balancerSigns, serviceSigns } from "../../../infra/observability/service-signs.ts";

const AT = {
  clusterName: "shop",
  serviceName: "api-1",
  balancer: "app/shop/1",
  targetSuffix: "targetgroup/api/1",
};
const BEHIND = { LoadBalancer: "app/shop/1", TargetGroup: "targetgroup/api/1" };
const IN_CLUSTER = { ClusterName: "shop", ServiceName: "api-1" };

describe("balancerSigns", () => {
  it("wake somebody when the load balancer itself answers with faults for 3 minutes", () => {
    expect(balancerSigns("app/shop/1")).toMatchObject([
      {
        name: "ingress-5xx",
        severity: "critical",
        watch: {
          namespace: "AWS/ApplicationELB",
          name: "HTTPCode_ELB_5XX_Count",
          statistic: "Sum",
          dimensions: { LoadBalancer: "app/shop/1" },
        },
        ...{ comparison: "GreaterThanThreshold", threshold: 10, periodSeconds: 60, periods: 3 },
        silence: "notBreaching",
      },
    ]);
  });
});

describe("serviceSigns", () => {
  const sign = (name: string) => serviceSigns("api", AT).find((one) => one.name === name);

  it("wake somebody for a service without a healthy task, also when the load balancer says nothing", () => {
    expect(sign("api-down")).toMatchObject({
      severity: "critical",
      watch: { name: "HealthyHostCount", statistic: "Maximum", dimensions: BEHIND },
      ...{ comparison: "LessThanThreshold", threshold: 1, periodSeconds: 60, periods: 3 },
      silence: "breaching",
    });
  });

  it("tell of one task that fails its check, which is peace while nothing is said", () => {
    expect(sign("api-unhealthy")).toMatchObject({
      severity: "warning",
      watch: { name: "UnHealthyHostCount", statistic: "Maximum", dimensions: BEHIND },
      ...{ comparison: "GreaterThanThreshold", threshold: 0, periods: 5, silence: "notBreaching" },
    });
  });

  it("tell of tasks that are wanted and do not run", () => {
    expect(sign("api-tasks")).toMatchObject({
      watch: {
        expression: "wanted - running",
        metrics: {
          wanted: { namespace: "ECS/ContainerInsights", name: "DesiredTaskCount", dimensions: IN_CLUSTER },
          running: { namespace: "ECS/ContainerInsights", name: "RunningTaskCount", dimensions: IN_CLUSTER },
        },
      },
      ...{ comparison: "GreaterThanThreshold", threshold: 0, periods: 10 },
    });
  });

  it.each([
    ["api-cpu", "CPUUtilization", "CPU of api has been above 90 % for 15 minutes"],
    ["api-memory", "MemoryUtilization", "memory of api has been above 90 % for 15 minutes"],
  ])("tell by %s that scaling can do no more", (name, metric, what) => {
    expect(sign(name)).toMatchObject({
      what,
      watch: { namespace: "AWS/ECS", name: metric, statistic: "Average", dimensions: IN_CLUSTER },
      ...{ comparison: "GreaterThanThreshold", threshold: 90, periodSeconds: 300, periods: 3 },
    });
  });

  it.each([{ balancer: undefined }, { targetSuffix: undefined }])(
    "look at the tasks alone where nobody reaches the service from outside: %j",
    (change) => {
      expect(serviceSigns("api", { ...AT, ...change }).map(({ name }) => name)).toEqual([
        "api-tasks",
        "api-cpu",
        "api-memory",
      ]);
    },
  );

  it("fit an alarm's text with the longest name of a service", () => {
    for (const one of serviceSigns("a".repeat(20), AT)) expect(alarmText(one)).toContain("First: ");
  });
});
