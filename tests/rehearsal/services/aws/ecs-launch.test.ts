import { describe, expect, it } from "@jest/globals";
import { InstanceFixture } from "./instance-fixture.ts";

describe("requireLaunch", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["a platform version", { platformVersion: "LATEST" }, "The platform version must be null"],
    [
      "an interface of its own",
      { networkConfiguration: { subnets: ["subnet-1"] } },
      "Network Configuration is not valid for the given networkMode",
    ],
    ["Fargate", { launchType: "FARGATE" }, "Task definition does not support launch_type FARGATE."],
    ["a host of somebody else's", { launchType: "EXTERNAL" }, "got EXTERNAL"],
    ["one task for each host", { schedulingStrategy: "DAEMON" }, "got the daemon scheduling strategy"],
    ["a load balancer's patience", { healthCheckGracePeriodSeconds: 60 }, "behind a load balancer"],
  ])("refuses %s for a task behind the bridge", (_wish, change, message) => {
    const shop = new InstanceFixture();
    shop.start();
    expect(() => shop.hostService(shop.hostTask(), change)).toThrow(message);
  });

  it("refuses tasks of Fargate on instances, and takes a definition that names neither", () => {
    const shop = new InstanceFixture();
    shop.start();
    expect(() => shop.hostService(shop.task({}, { runtimePlatform: undefined }))).toThrow(
      "Task definition does not support launch_type EC2.",
    );
    expect(shop.hostService(shop.hostTask({ requiresCompatibilities: [] })).reason).toBeUndefined();
    expect(() => shop.hostService(shop.hostTask({ networkMode: "awsvpc" }), { name: "own" })).toThrow(
      "an interface of its own",
    );
  });
});
