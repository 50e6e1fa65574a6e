import { describe, expect, it } from "@jest/globals";
import type { Entity } from "../../../../rehearsal/cloud/entity.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { ServiceFixture } from "./service-fixture.ts";

const TARGET = {
  resourceId: "service/shop/api",
  scalableDimension: "ecs:service:DesiredCount",
  serviceNamespace: "ecs",
  minCapacity: 2,
  maxCapacity: 6,
};

function running(desiredCount = 2): { shop: ServiceFixture; service: Entity } {
  const shop = new ServiceFixture();
  return { shop, service: shop.service(shop.task(), { desiredCount }) };
}

function tracking(
  predefinedMetricType: string,
  change: Record<string, unknown> = {},
): Record<string, unknown> {
  const { resourceId, scalableDimension, serviceNamespace } = TARGET;
  const { resourceLabel, ...rest } = change;
  const metric =
    resourceLabel === undefined ? { predefinedMetricType } : { predefinedMetricType, resourceLabel };
  return {
    name: "track",
    policyType: "TargetTrackingScaling",
    resourceId,
    scalableDimension,
    serviceNamespace,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: 60,
      predefinedMetricSpecification: metric,
      ...rest,
    },
  };
}

describe("scalable target", () => {
  it("raises a service below its minimum and lowers one above its maximum", () => {
    const { shop, service } = running(1);
    const target = shop.cloud.make(TOKEN.scalableTarget, TARGET);
    expect(shop.cloud.look(service).desiredCount).toBe(2);
    expect(shop.tasks(service)).toBe(2);
    shop.cloud.change(target, { ...TARGET, minCapacity: 0, maxCapacity: 1 });
    expect(shop.tasks(service)).toBe(1);
  });

  it("leaves a service within its bounds alone", () => {
    const { shop, service } = running(3);
    shop.cloud.make(TOKEN.scalableTarget, TARGET);
    expect(shop.cloud.look(service).desiredCount).toBe(3);
  });

  it("refuses a service that does not exist, and a second target for one", () => {
    const { shop } = running();
    expect(() =>
      shop.cloud.make(TOKEN.scalableTarget, { ...TARGET, resourceId: "service/shop/web" }),
    ).toThrow("ECS service doesn't exist");
    shop.cloud.make(TOKEN.scalableTarget, TARGET);
    expect(() => shop.cloud.make(TOKEN.scalableTarget, TARGET)).toThrow("scalable target already");
  });

  it("refuses a minimum above the maximum, a negative one, and a dimension of another service", () => {
    const { shop } = running();
    expect(shop.cloud.failures(TOKEN.scalableTarget, { ...TARGET, minCapacity: 7 }).join()).toContain(
      "maxCapacity",
    );
    expect(shop.cloud.failures(TOKEN.scalableTarget, { ...TARGET, minCapacity: -1 }).join()).toContain(
      "minCapacity",
    );
    expect(
      shop.cloud.failures(TOKEN.scalableTarget, { ...TARGET, serviceNamespace: "dynamodb" }).join(),
    ).toContain("serviceNamespace");
    expect(shop.cloud.failures(TOKEN.scalableTarget, { ...TARGET, minCapacity: 6 })).toEqual([]);
  });
});

describe("scaling policy", () => {
  it("needs a registered target", () => {
    const { shop } = running();
    expect(() => shop.cloud.make(TOKEN.scalingPolicy, tracking("ECSServiceAverageCPUUtilization"))).toThrow(
      "No scalable target registered",
    );
    shop.cloud.make(TOKEN.scalableTarget, TARGET);
    expect(
      shop.cloud.make(TOKEN.scalingPolicy, tracking("ECSServiceAverageCPUUtilization")).outputs.alarmArns,
    ).toHaveLength(2);
  });

  it("on requests needs the label of the service's own load balancer and target group", () => {
    const { shop } = running();
    shop.cloud.make(TOKEN.scalableTarget, TARGET);
    const right = `${String(shop.balancer.outputs.arnSuffix)}/${String(shop.targetGroup.outputs.arnSuffix)}`;
    const wrong = `${String(shop.balancer.outputs.arnSuffix)}/targetgroup/other/0123456789abcdef`;
    expect(() =>
      shop.cloud.make(TOKEN.scalingPolicy, tracking("ALBRequestCountPerTarget", { resourceLabel: wrong })),
    ).toThrow("Resource label");
    expect(
      shop.cloud.make(TOKEN.scalingPolicy, tracking("ALBRequestCountPerTarget", { resourceLabel: right })).id,
    ).toBe("track");
  });

  it("goes with its target", () => {
    const { shop } = running();
    const target = shop.cloud.make(TOKEN.scalableTarget, TARGET);
    shop.cloud.make(TOKEN.scalingPolicy, tracking("ECSServiceAverageMemoryUtilization"));
    shop.cloud.drop(target);
    expect(shop.cloud.list(TOKEN.scalingPolicy)).toEqual([]);
  });

  const failing: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["a metric of another dimension", tracking("RDSReaderAverageCPUUtilization"), "predefinedMetricType"],
    [
      "requests without a label",
      tracking("ALBRequestCountPerTarget"),
      "is required for ALBRequestCountPerTarget",
    ],
    [
      "a label for CPU",
      tracking("ECSServiceAverageCPUUtilization", { resourceLabel: "app/a/targetgroup/b" }),
      "cannot be given",
    ],
    [
      "a percentage above 100",
      tracking("ECSServiceAverageCPUUtilization", { targetValue: 101 }),
      "at most 100",
    ],
    ["a target of 0", tracking("ECSServiceAverageCPUUtilization", { targetValue: 0 }), "above 0"],
    [
      "no configuration",
      { ...tracking("x"), targetTrackingScalingPolicyConfiguration: undefined },
      "is required where policyType",
    ],
  ];
  it.each(failing)("refuses %s before anything is made", (_name, inputs, reason) => {
    const shop = new ServiceFixture();
    expect(shop.cloud.failures(TOKEN.scalingPolicy, inputs).join()).toContain(reason);
  });
});
