import { describe, expect, it } from "@jest/globals";
import { metricProblem } from "../../../../rehearsal/services/aws/metric-source.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const cloud = new MemoryCloud(services);
cloud.put("aws:rds/instance:Instance", "db-ABC", { identifier: "shop-database" });
cloud.put(TOKEN.healthCheck, "check-1", {});
const problem = (namespace: string, name: string, dimensions: Record<string, unknown> = {}) =>
  cloud.ask((view) => metricProblem(view, { namespace, name, dimensions }));

describe("metricProblem", () => {
  it("finds none in a metric that something emits, or of a namespace that is not AWS's", () => {
    expect(problem("AWS/RDS", "CPUUtilization", { DBInstanceIdentifier: "shop-database" })).toBeUndefined();
    expect(problem("shop/staging", "orders", { Anything: "x" })).toBeUndefined();
  });

  it("names a metric that the service does not have, with those that it has", () => {
    expect(problem("AWS/RDS", "CPUUtilisation")).toMatch(
      /^AWS\/RDS has no metric CPUUtilisation; it has .*CPUUtilization/,
    );
  });

  it("names a dimension that the service does not have", () => {
    expect(problem("AWS/RDS", "CPUUtilization", { InstanceId: "x" })).toMatch(
      /^AWS\/RDS has no dimension InstanceId; it has .*DBInstanceIdentifier/,
    );
  });

  it("names something that does not exist, or that is in another region", () => {
    const absent = "nothing has DBInstanceIdentifier other in eu-central-1";
    expect(problem("AWS/RDS", "CPUUtilization", { DBInstanceIdentifier: "other" })).toBe(absent);
    cloud.as({ region: "eu-west-1" });
    expect(problem("AWS/RDS", "CPUUtilization", { DBInstanceIdentifier: "shop-database" })).toBe(
      "nothing has DBInstanceIdentifier shop-database in eu-west-1",
    );
    cloud.as({ region: "eu-central-1" });
  });

  it("finds health checks in the one region that they report to, wherever they were made", () => {
    const of = (HealthCheckId: string) => problem("AWS/Route53", "HealthCheckStatus", { HealthCheckId });
    expect(of("check-1")).toBe("health checks report to us-east-1 only, not to eu-central-1");
    cloud.as({ region: "us-east-1" });
    expect(of("check-1")).toBeUndefined();
    expect(of("check-2")).toBe("nothing has HealthCheckId check-2 in us-east-1");
    cloud.as({ region: "eu-central-1" });
  });
});
