import { describe, expect, it } from "@jest/globals";
import { awsRegions } from "../../../infra/tables/aws-regions.ts";

describe("awsRegions", () => {
  it("are sorted, without repeats, and of the public partition's form", () => {
    expect(awsRegions).toEqual([...new Set(awsRegions)].sort());
    for (const region of awsRegions) expect(region).toMatch(/^[a-z]{2}-[a-z]+-\d$/);
  });

  it.each([
    "ap-southeast-3",
    "ap-southeast-1",
    "eu-west-1",
    "eu-west-2",
    "eu-central-1",
    "us-east-1",
    "ap-south-1",
  ])("hold %s", (region) => {
    expect(awsRegions).toContain(region);
  });

  it("leave out other partitions, whose ARNs differ", () => {
    expect(awsRegions.filter((region) => /^cn-|-gov-/.test(region))).toEqual([]);
  });
});
