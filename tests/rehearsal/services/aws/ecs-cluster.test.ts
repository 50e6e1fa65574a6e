import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { ServiceFixture } from "./service-fixture.ts";

describe("cluster", () => {
  it("refuses a name that is taken, and a setting that does not exist", () => {
    const cloud = new MemoryCloud(services);
    cloud.make(TOKEN.cluster, { name: "shop" });
    expect(() => cloud.make(TOKEN.cluster, { name: "shop" })).toThrow("cluster shop exists");
    expect(
      cloud
        .failures(TOKEN.cluster, { name: "b", settings: [{ name: "containerInsights", value: "on" }] })
        .join(),
    ).toContain("settings[0].value");
  });

  it("refuses sessions logged to a group that does not exist", () => {
    const cloud = new MemoryCloud(services);
    const logConfiguration = { cloudWatchLogGroupName: "exec" };
    const inputs = {
      name: "shop",
      configuration: { executeCommandConfiguration: { logging: "OVERRIDE", logConfiguration } },
    };
    expect(() => cloud.make(TOKEN.cluster, inputs)).toThrow("The log group exec does not exist");
    cloud.make(TOKEN.logGroup, { name: "exec" });
    expect(cloud.make(TOKEN.cluster, inputs).outputs.name).toBe("shop");
  });
});

describe("clusterCapacityProviders", () => {
  it("need their cluster, and stay while a service uses them", () => {
    const shop = new ServiceFixture();
    const inputs = { clusterName: "shop", capacityProviders: ["FARGATE", "FARGATE_SPOT"] };
    expect(() => shop.cloud.make(TOKEN.clusterCapacityProviders, { ...inputs, clusterName: "none" })).toThrow(
      "ClusterNotFoundException",
    );
    const providers = shop.cloud.make(TOKEN.clusterCapacityProviders, inputs);
    const capacityProviderStrategies = [{ capacityProvider: "FARGATE_SPOT", weight: 1 }];
    const service = shop.service(shop.task(), { launchType: undefined, capacityProviderStrategies });
    expect(service.reason).toBeUndefined();
    expect(() => shop.cloud.drop(providers)).toThrow("ResourceInUseException");
    shop.cloud.drop(service);
    shop.cloud.drop(providers);
    expect(shop.cloud.list(TOKEN.clusterCapacityProviders)).toEqual([]);
  });

  const failing: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["a provider on instances", { capacityProviders: ["mine"] }, "got mine"],
    [
      "a strategy with a provider that is not chosen",
      {
        capacityProviders: ["FARGATE"],
        defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT" }],
      },
      "must be one of the cluster's",
    ],
    [
      "a weight of 1001",
      {
        capacityProviders: ["FARGATE"],
        defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1001 }],
      },
      "0 - 1000",
    ],
  ];
  it.each(failing)("refuses %s before anything is made", (_name, inputs, reason) => {
    const cloud = new MemoryCloud(services);
    expect(
      cloud.failures(TOKEN.clusterCapacityProviders, { clusterName: "shop", ...inputs }).join(),
    ).toContain(reason);
  });
});
