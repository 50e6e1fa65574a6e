import { describe, expect, it } from "@jest/globals";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { organization } from "./atlas.ts";

describe("an entry of the access list", () => {
  it("is a block of one address where an address is written", () => {
    const { cloud, projectId } = organization();
    const { outputs } = cloud.make(ATLAS.access, { projectId, ipAddress: "203.0.113.7" });
    expect(outputs).toMatchObject({ cidrBlock: "203.0.113.7/32", ipAddress: "203.0.113.7" });
  });

  it("may be the whole world: Atlas takes it, a policy must not", () => {
    const { cloud, projectId } = organization();
    expect(cloud.make(ATLAS.access, { projectId, cidrBlock: "0.0.0.0/0" }).outputs.cidrBlock).toBe(
      "0.0.0.0/0",
    );
  });

  it.each([
    ["nothing to let in", {}, "exactly one of"],
    ["two spellings at once", { cidrBlock: "203.0.113.0/24", ipAddress: "203.0.113.7" }, "got 2"],
    ["a mask behind an address", { ipAddress: "203.0.113.7/32" }, "without a mask"],
    ["a block without its mask", { cidrBlock: "203.0.113.0" }, "must be a block"],
    ["a mask that is too long", { cidrBlock: "203.0.113.0/33" }, "must be a block"],
    [
      "a long comment",
      { ipAddress: "203.0.113.7", comment: "x".repeat(81) },
      "80 characters at most; got 81",
    ],
  ])("is refused with %s", (_cause, inputs, says) => {
    expect(organization().cloud.failures(ATLAS.access, inputs).join()).toContain(says);
  });

  it("is refused for a security group, which needs a peering", () => {
    const { cloud, projectId } = organization();
    expect(() => cloud.make(ATLAS.access, { projectId, awsSecurityGroup: "sg-1" })).toThrow(
      "PEERING_REQUIRED",
    );
  });

  it("is refused in a project that is not there", () => {
    expect(() =>
      organization().cloud.make(ATLAS.access, { projectId: "0", ipAddress: "203.0.113.7" }),
    ).toThrow("GROUP_NOT_FOUND");
  });

  it("is refused above 200 entries", () => {
    const { cloud, projectId } = organization();
    for (let index = 0; index < 200; index += 1)
      cloud.make(ATLAS.access, { projectId, ipAddress: `203.0.113.${index}` });
    expect(() => cloud.make(ATLAS.access, { projectId, ipAddress: "203.0.113.200" })).toThrow(
      "PERMISSION_LIMIT",
    );
  });
});
