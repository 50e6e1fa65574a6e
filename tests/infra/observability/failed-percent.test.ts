import { describe, expect, it } from "@jest/globals";
import { failedProbes, failedRequests } from "../../../infra/observability/failed-percent.ts";
import { measuredExample } from "./measured-example.ts";

const probe = (healthCheckId: string) => ({ url: `https://${healthCheckId}.example/up`, healthCheckId });

describe("failedProbes", () => {
  it("is told of the route that is reached worst, by the part of the checkers that do not reach it", () => {
    const { expression, metrics } = failedProbes([probe("a"), probe("b")]);
    expect(expression).toBe("100 - MIN([probe1, probe2])");
    expect(metrics.probe2).toEqual({
      namespace: "AWS/Route53",
      name: "HealthCheckPercentageHealthy",
      statistic: "Average",
      dimensions: { HealthCheckId: "b" },
    });
  });

  it("takes a single route as it is", () => {
    expect(failedProbes([probe("a")]).expression).toBe("100 - probe1");
  });
});

describe("failedRequests", () => {
  it("adds up what services and load balancer failed, where there were enough requests to say", () => {
    const { expression, metrics } = failedRequests(measuredExample("app/a/1"));
    expect(expression).toBe("IF(requests > 100, 100 * (FILL(errors, 0) + FILL(balancer, 0)) / requests, 0)");
    expect(Object.values(metrics).map(({ name }) => name)).toEqual([
      "RequestCount",
      "HTTPCode_Target_5XX_Count",
      "HTTPCode_ELB_5XX_Count",
    ]);
  });
});
