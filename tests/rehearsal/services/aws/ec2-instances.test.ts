import { describe, expect, it } from "@jest/globals";
import { InstanceFixture } from "./instance-fixture.ts";

const PATH = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023";

describe("startInstance", () => {
  it.each<[string, Record<string, unknown>, string]>([
    [
      "a parameter that names no image",
      { imageId: `${PATH}/riscv/recommended/image_id` },
      "InvalidAMIID.NotFound",
    ],
    ["no image", { imageId: undefined }, "must contain the parameter ImageId"],
    ["a type that is not sold", { instanceType: "t9.small" }, "Invalid value 't9.small' for InstanceType"],
    [
      "an image for another processor",
      { imageId: `${PATH}/recommended/image_id` },
      "The architecture 'arm64' of the specified instance type does not match the architecture 'x86_64'",
    ],
    [
      "a disk smaller than the image's",
      { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 8 } }] },
      "Volume of size 8GB is smaller than snapshot",
    ],
    [
      "a profile that is not there",
      { iamInstanceProfile: { name: "other" } },
      "Invalid IamInstanceProfile: other",
    ],
    [
      "a group that is not there",
      { networkInterfaces: [{ securityGroups: ["sg-1"], associatePublicIpAddress: "true" }] },
      "InvalidGroup.NotFound",
    ],
  ])("does not start with %s, and the group's creation says so", (_cause, change, reason) => {
    expect(new InstanceFixture().start(change).group.reason).toContain(reason);
  });

  it("takes the image by its identifier too", () => {
    const shop = new InstanceFixture();
    expect(shop.start({ imageId: "ami-00000000000000000" }).group.reason).toContain("InvalidAMIID.NotFound");
  });
});
