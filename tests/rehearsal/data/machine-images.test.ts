import { describe, expect, it } from "@jest/globals";
import { imageOf, machineImage } from "../../../rehearsal/data/machine-images.ts";

const ARM = "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id";

describe("machineImage", () => {
  it("is the same by its parameter and by its identifier, and another in each region", () => {
    const image = machineImage(`resolve:ssm:${ARM}`, "eu-west-1");
    expect(image).toMatchObject({ architecture: "arm64", snapshotGib: 30 });
    expect(machineImage(image?.id ?? "", "eu-west-1")).toEqual(image);
    expect(imageOf(ARM, "eu-central-1")?.id).not.toBe(image?.id);
  });

  it("is none for a parameter that nobody publishes", () => {
    expect(machineImage("resolve:ssm:/shop/image", "eu-west-1")).toBeUndefined();
    expect(machineImage("ami-1", "eu-west-1")).toBeUndefined();
  });
});
