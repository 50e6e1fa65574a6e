import { describe, expect, it } from "@jest/globals";
import { metricProblem } from "../../../../rehearsal/services/aws/metric-source.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const cloud = new MemoryCloud(services);
cloud.put("aws:rds/instance:Instance", "db-ABC", { identifier: "shop-database" });
cloud.put(TOKEN.healthCheck, "check-1", {});
cloud.put(TOKEN.logMetricFilter, "orders", {
  metricTransformation: { namespace: "shop/staging", name: "orders", value: "1" },
});
cloud.put("aws:wafv2/webAcl:WebAcl", "acl-1", { visibilityConfig: { metricName: "shop-firewall" } });
const problem = (namespace: string, name: string, dimensions: Record<string, unknown> = {}) =>
  cloud.ask((view) => metricProblem(view, { namespace, name, dimensions }));

describe("metricProblem", () => {
  it("finds none in a metric that something emits", () => {
    expect(problem("AWS/RDS", "CPUUtilization", { DBInstanceIdentifier: "shop-database" })).toBeUndefined();
    expect(problem("shop/staging", "orders")).toBeUndefined();
  });

  it("wants a metric filter for a metric outside AWS's namespaces, of the same name, region and dimensions", () => {
    expect(problem("shop/staging", "order")).toBe(
      "no metric filter of eu-central-1 writes shop/staging order, and no task may publish there",
    );
    expect(problem("shop", "orders")).toBe(
      "no metric filter of eu-central-1 writes shop orders, and no task may publish there",
    );
    expect(problem("shop/staging", "orders", { Tenant: "x" })).toBe(
      "shop/staging orders is written with the dimensions (); got (Tenant)",
    );
    cloud.as({ region: "eu-west-1" });
    expect(problem("shop/staging", "orders")).toBe(
      "no metric filter of eu-west-1 writes shop/staging orders, and no task may publish there",
    );
    cloud.as({ region: "eu-central-1" });
  });

  it("takes a namespace that a task's role may publish to, and no other one", () => {
    const own = new MemoryCloud(services);
    const policy = (namespace: string) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: {
          ...{ Effect: "Allow", Action: "cloudwatch:PutMetricData", Resource: "*" },
          Condition: { StringEquals: { "cloudwatch:namespace": namespace } },
        },
      });
    const trust = (service: string) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } },
      });
    const assumeRolePolicy = trust("lambda.amazonaws.com");
    own.put(TOKEN.role, "api", { name: "api", arn: "arn:role", assumeRolePolicy });
    own.put(TOKEN.rolePolicy, "api:publish", { role: "api", policy: policy("Shop/Live") });
    const ask = (namespace: string) =>
      own.ask((view) => metricProblem(view, { namespace, name: "Paid", dimensions: { Shop: "a" } }));
    expect(ask("Shop/Live")).toMatch("no task may publish there");
    own.put(TOKEN.role, "api", {
      name: "api",
      arn: "arn:role",
      assumeRolePolicy: trust("ecs-tasks.amazonaws.com"),
    });
    expect(ask("Shop/Live")).toBeUndefined();
    expect(ask("Shop/Depot")).toMatch("no task may publish there");
  });

  it("lets rules count where they are switched on, and invocations where they have a target", () => {
    const own = new MemoryCloud(services);
    own.put(TOKEN.eventRule, "on", { name: "on", state: "ENABLED" });
    own.put(TOKEN.eventRule, "off", { name: "off", state: "DISABLED" });
    const ask = (name: string, RuleName: string) =>
      own.ask((view) => metricProblem(view, { namespace: "AWS/Events", name, dimensions: { RuleName } }));
    expect(ask("TriggeredRules", "on")).toBeUndefined();
    expect(ask("TriggeredRules", "off")).toBe("the rule off is switched off");
    expect(ask("TriggeredRules", "gone")).toBe("nothing has RuleName gone in eu-central-1");
    expect(ask("Invocations", "on")).toBe("the rule on has no target");
    own.put(TOKEN.eventTarget, "on-topic", { rule: "on" });
    expect(ask("Invocations", "on")).toBeUndefined();
  });

  it("finds the web ACL by its metric name, in its own region", () => {
    const of = (WebACL: string, Region: string) =>
      problem("AWS/WAFV2", "BlockedRequests", { WebACL, Region, Rule: "ALL" });
    expect(of("shop-firewall", "eu-central-1")).toBeUndefined();
    expect(of("firewall", "eu-central-1")).toBe("nothing has WebACL firewall in eu-central-1");
    expect(of("shop-firewall", "eu-west-1")).toBe(
      "the metrics of eu-central-1 name no other region; got eu-west-1",
    );
    expect(problem("AWS/WAFV2", "Blocked")).toMatch("has no metric Blocked");
  });

  it.each<[string, readonly object[], string | undefined]>([
    ["on", [{ name: "containerInsights", value: "enabled" }], undefined],
    ["on and enhanced", [{ name: "containerInsights", value: "enhanced" }], undefined],
    [
      "off",
      [{ name: "containerInsights", value: "disabled" }],
      "the cluster c has Container Insights switched off",
    ],
    ["not named", [], "the cluster c has Container Insights switched off"],
  ])("lets nobody count tasks by insights that are not there: %s", (_, settings, found) => {
    const own = new MemoryCloud(services);
    own.put(TOKEN.cluster, "arn:c", { name: "c", settings });
    const metric = {
      namespace: "ECS/ContainerInsights",
      name: "RunningTaskCount",
      dimensions: { ClusterName: "c" },
    };
    expect(own.ask((view) => metricProblem(view, metric))).toBe(found);
  });

  it("names a metric that the service does not have, with those that it has", () => {
    expect(problem("AWS/RDS", "CPUUtilisation")).toMatch(
      /^AWS\/RDS has no metric CPUUtilisation; it has .*CPUUtilization/,
    );
  });

  it("refuses a namespace of AWS's that stands in no table", () => {
    expect(problem("AWS/RSD", "CPUUtilization")).toMatch(
      /^this rehearsal knows the namespaces .*AWS\/RDS.*; got AWS\/RSD$/,
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
