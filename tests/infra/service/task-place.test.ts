import { describe, expect, it } from "@jest/globals";
import { scheduledPlace, servicePlace, taskPlace } from "../../../infra/service/task-place.ts";
import { exampleSettings } from "../example-settings.ts";

const GROUND = { subnetIds: (kind: string) => [`subnet-${kind}`] };
const INSTANCE = {
  kind: "instance",
  instanceType: "t4g.small",
  volumeGib: 30,
  rollout: "beside",
  maxAgeDays: 30,
} as const;
const onInstance = (rollout: "beside" | "in-turn") =>
  taskPlace(exampleSettings({ compute: { ...INSTANCE, rollout } }), GROUND, "sg-1");
const onFargate = (nat: "none" | "one") => {
  const { network } = exampleSettings();
  return taskPlace(exampleSettings({ network: { ...network, nat } }), GROUND, "sg-1");
};

describe("servicePlace", () => {
  it("gives tasks of Fargate an interface, and a public address where nothing translates theirs", () => {
    expect(servicePlace(onFargate("none"))).toEqual({
      launchType: "FARGATE",
      platformVersion: "LATEST",
      networkConfiguration: {
        subnets: ["subnet-public"],
        securityGroups: ["sg-1"],
        assignPublicIp: true,
      },
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      availabilityZoneRebalancing: "ENABLED",
    });
    expect(servicePlace(onFargate("one")).networkConfiguration).toEqual({
      subnets: ["subnet-private"],
      securityGroups: ["sg-1"],
      assignPublicIp: false,
    });
  });

  it("starts a new task on an instance beside the old one, or after it", () => {
    expect(servicePlace(onInstance("beside"))).toEqual({
      launchType: "EC2",
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      availabilityZoneRebalancing: "DISABLED",
    });
    expect(servicePlace(onInstance("in-turn"))).toMatchObject({
      deploymentMinimumHealthyPercent: 0,
      deploymentMaximumPercent: 100,
    });
  });
});

describe("scheduledPlace", () => {
  it("names an interface on Fargate, and none on an instance", () => {
    expect(scheduledPlace(onFargate("none"))).toHaveProperty("networkConfiguration");
    expect(scheduledPlace(onInstance("beside"))).toEqual({ launchType: "EC2" });
  });
});
