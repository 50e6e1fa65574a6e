import { describe, expect, it } from "@jest/globals";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

describe("ec2Lookups", () => {
  it("lists the zones of the region with their identifiers", () => {
    const cloud = new MemoryCloud(services);
    expect(
      cloud.lookup("aws:index/getAvailabilityZones:getAvailabilityZones", { state: "available" }),
    ).toMatchObject({
      names: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
      zoneIds: ["euc1-az1", "euc1-az2", "euc1-az3"],
    });
  });

  it("leaves out what is excluded, and refuses an unknown filter and an unknown region", () => {
    const cloud = new MemoryCloud(services);
    const token = "aws:index/getAvailabilityZones:getAvailabilityZones";
    expect(cloud.lookup(token, { excludeZoneIds: ["euc1-az2"] }).names).toEqual([
      "eu-central-1a",
      "eu-central-1c",
    ]);
    expect(() => cloud.lookup(token, { filters: [{ name: "colour", values: ["red"] }] })).toThrow(
      "InvalidParameterValue",
    );
    expect(() => cloud.lookup(token, { region: "eu-north-9" })).toThrow("AuthFailure");
  });

  it("answers account, region and partition of the caller", () => {
    const cloud = new MemoryCloud(services);
    expect(cloud.lookup("aws:index/getCallerIdentity:getCallerIdentity").accountId).toBe("111122223333");
    expect(cloud.lookup("aws:index/getRegion:getRegion")).toMatchObject({
      region: "eu-central-1",
      description: "Europe (Frankfurt)",
    });
    expect(cloud.lookup("aws:index/getPartition:getPartition")).toMatchObject({
      partition: "aws",
      dnsSuffix: "amazonaws.com",
    });
  });
});
