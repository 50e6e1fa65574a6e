import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { InstanceFixture } from "./instance-fixture.ts";

describe("instance profile", () => {
  it("has the ARN of its path, and holds one role that exists", () => {
    const { cloud, role } = new InstanceFixture();
    const profile = cloud.make(TOKEN.instanceProfile, { name: "host", path: "/shop/", role: role.id });
    expect(profile.outputs.arn).toBe("arn:aws:iam::111122223333:instance-profile/shop/host");
    expect(() => cloud.make(TOKEN.instanceProfile, { name: "other", role: "nobody" })).toThrow(
      "NoSuchEntity",
    );
    expect(() => cloud.change(profile, { name: "host", path: "/shop/", role: "nobody" })).toThrow(
      "NoSuchEntity",
    );
  });

  it("refuses a name that is taken, and one of other letters", () => {
    const { cloud } = new InstanceFixture();
    expect(() => cloud.make(TOKEN.instanceProfile, { name: "instance" })).toThrow("EntityAlreadyExists");
    expect(() => cloud.make(TOKEN.instanceProfile, { name: "a b" })).toThrow("must be 1 to 128 characters");
  });
});
