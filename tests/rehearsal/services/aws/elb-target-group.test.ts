import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { ServiceFixture } from "./service-fixture.ts";

describe("targetGroup", () => {
  it("knows the load balancer that forwards to it, and cannot go before its listener", () => {
    const shop = new ServiceFixture();
    expect(shop.cloud.look(shop.targetGroup).loadBalancerArns).toEqual([shop.balancer.id]);
    expect(() => shop.cloud.drop(shop.targetGroup)).toThrow("ResourceInUse");
    shop.cloud.drop(shop.listener);
    shop.cloud.drop(shop.targetGroup);
    expect(shop.cloud.list(TOKEN.targetGroup)).toEqual([]);
  });

  it("refuses a name that is taken, and one without port or VPC", () => {
    const shop = new ServiceFixture();
    const inputs = { name: "api", port: 80, protocol: "HTTP", targetType: "ip", vpcId: shop.network.vpc.id };
    expect(() => shop.cloud.make(TOKEN.targetGroup, inputs)).toThrow("DuplicateTargetGroupName");
    expect(() => shop.cloud.make(TOKEN.targetGroup, { ...inputs, name: "b", vpcId: undefined })).toThrow(
      "vpcId must be specified",
    );
  });

  const failing: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["port 0", { port: 0 }, "port"],
    ["port 65536", { port: 65_536 }, "port"],
    ["a threshold of 1", { healthCheck: { healthyThreshold: 1 } }, "healthCheck.healthyThreshold"],
    ["an interval of 4 seconds", { healthCheck: { interval: 4, timeout: 2 } }, "healthCheck.interval"],
    [
      "a timeout as long as the interval",
      { healthCheck: { interval: 10, timeout: 10 } },
      "smaller than the interval",
    ],
    ["a path without a slash", { healthCheck: { path: "health" } }, "healthCheck.path"],
    ["a matcher that is no code", { healthCheck: { matcher: "ok" } }, "healthCheck.matcher"],
    ["a slow start of 10 seconds", { slowStart: 10 }, "slowStart"],
  ];
  it.each(failing)("refuses %s before anything is made", (_name, change, reason) => {
    const shop = new ServiceFixture();
    const inputs = {
      name: "b",
      port: 80,
      protocol: "HTTP",
      targetType: "ip",
      vpcId: shop.network.vpc.id,
      ...change,
    };
    expect(shop.cloud.failures(TOKEN.targetGroup, inputs).join()).toContain(reason);
  });
});
