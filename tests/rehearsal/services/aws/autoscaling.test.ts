import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { InstanceFixture } from "./instance-fixture.ts";

describe("auto scaling group", () => {
  it("starts its instance, which takes the fixed address and joins the cluster", () => {
    const shop = new InstanceFixture();
    const { group } = shop.start();
    expect(group.reason).toBeUndefined();
    expect(shop.problem()).toBeUndefined();
    const [face] = shop.cloud
      .list(TOKEN.networkInterface)
      .filter((one) => one.internal.allocationId !== undefined);
    expect(face?.outputs.publicIp).toBe(shop.address.outputs.publicIp);
    expect(shop.cloud.list(TOKEN.containerInstance).map(({ outputs }) => outputs)).toMatchObject([
      { clusterArn: shop.cluster.id, architecture: "ARM64", cpu: 2048, memory: 1837 - 128 },
    ]);
    expect(shop.cloud.look(shop.address)).toMatchObject({ networkInterface: face?.id });
  });

  it("holds the address, the profile, its subnets and the cluster while its instance runs, and frees them when it goes", () => {
    const shop = new InstanceFixture();
    const { group, template } = shop.start();
    expect(() => shop.cloud.drop(shop.address)).toThrow("InvalidIPAddress.InUse");
    expect(() => shop.cloud.drop(shop.profile)).toThrow("must remove users of instance profile");
    expect(() => shop.cloud.drop(shop.hostGroup)).toThrow("DependencyViolation");
    expect(() => shop.cloud.drop(shop.cluster)).toThrow("Container Instances are active");
    for (const one of [group, template, shop.address, shop.profile, shop.cluster]) shop.cloud.drop(one);
    expect(shop.cloud.list(TOKEN.instance)).toEqual([]);
    expect(shop.cloud.list(TOKEN.containerInstance)).toEqual([]);
  });

  it("starts another instance by a new version of its template, with the same address, and tasks follow", () => {
    const shop = new InstanceFixture();
    const { group, template } = shop.start();
    const task = shop.hostTask();
    shop.hostService(task);
    const [before] = shop.cloud.list(TOKEN.instance);
    shop.cloud.change(template, shop.templateInputs({ instanceType: "t4g.medium" }));
    const latest = shop.cloud.look(template);
    expect(latest).toMatchObject({ latestVersion: 2, defaultVersion: 2 });
    shop.cloud.change(group, shop.groupInputs({ ...template, outputs: latest }));
    const [after, ...others] = shop.cloud.list(TOKEN.instance);
    expect(others).toEqual([]);
    expect(after?.id).not.toBe(before?.id);
    expect(after?.outputs.instanceType).toBe("t4g.medium");
    expect(shop.cloud.look(shop.address).instance).toBe(after?.id);
    expect(shop.placed()).toEqual([task.id]);
  });

  it("leaves the instance as it is where no refresh is declared", () => {
    const shop = new InstanceFixture();
    const { group, template } = shop.start();
    shop.cloud.change(template, shop.templateInputs({ instanceType: "t4g.medium" }));
    const next = { ...template, outputs: shop.cloud.look(template) };
    shop.cloud.change(group, shop.groupInputs(next, { instanceRefresh: undefined }));
    expect(shop.cloud.list(TOKEN.instance).map(({ outputs }) => outputs.instanceType)).toEqual(["t4g.small"]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["fewer than its least", { minSize: 2 }, "must not be above maxSize 1"],
    ["more than its most", { desiredCapacity: 2 }, "must be between the specified min size:1 and max size:1"],
    [
      "a life of an hour",
      { maxInstanceLifetime: 3600 },
      "expected maxInstanceLifetime to be 0 or in the range",
    ],
    ["a health check of nobody", { healthCheckType: "ECS" }, "must be EC2, ELB, EBS or VPC_LATTICE"],
    ["no subnet", { vpcZoneIdentifiers: [] }, "At least one Availability Zone or VPC Subnet"],
    ["a subnet that is not there", { vpcZoneIdentifiers: ["subnet-1"] }, "'subnet-1' does not exist"],
    ["no template", { launchTemplate: undefined }, "must contain either LaunchTemplate"],
    ["a template that is not there", { launchTemplate: { id: "lt-1" } }, "template ID lt-1, does not exist"],
  ])("refuses %s", (_wish, change, message) => {
    const shop = new InstanceFixture();
    const template = shop.cloud.make(TOKEN.launchTemplate, shop.templateInputs());
    const inputs = Object.fromEntries(
      Object.entries(shop.groupInputs(template, change)).filter(([, value]) => value !== undefined),
    );
    expect(() => shop.cloud.make(TOKEN.autoscalingGroup, inputs)).toThrow(message);
  });

  it("refuses a second group of its name, and a version that its template never had", () => {
    const shop = new InstanceFixture();
    const { template } = shop.start();
    expect(() => shop.cloud.make(TOKEN.autoscalingGroup, shop.groupInputs(template))).toThrow(
      "AlreadyExists",
    );
    const inputs = shop.groupInputs(template, {
      name: "other",
      launchTemplate: { id: template.id, version: "9" },
    });
    expect(() => shop.cloud.make(TOKEN.autoscalingGroup, inputs)).toThrow("version 9 does not exist");
  });
});
