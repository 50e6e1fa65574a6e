import { describe, expect, it } from "@jest/globals";
import { atlasSharedRegions, sharedRegionsNear } from "../../../infra/tables/atlas-shared-regions.ts";
import { awsRegions } from "../../../infra/tables/aws-regions.ts";
import { ATLAS_SHARED_REGIONS } from "../../../rehearsal/data/atlas-shared-regions.ts";

describe("atlasSharedRegions", () => {
  it("are regions of AWS, sorted, and those of the rehearsal's Atlas", () => {
    expect(atlasSharedRegions).toEqual([...new Set(atlasSharedRegions)].sort());
    expect(atlasSharedRegions.filter((region) => !awsRegions.includes(region))).toEqual([]);
    const spelled = atlasSharedRegions.map((region) => region.toUpperCase().replaceAll("-", "_"));
    expect([...spelled].sort()).toEqual([...ATLAS_SHARED_REGIONS].sort());
  });
});

describe("sharedRegionsNear", () => {
  it.each([
    ["me-central-1", ["me-south-1"]],
    ["ap-southeast-3", ["ap-southeast-1", "ap-southeast-2"]],
    ["eu-south-2", ["eu-central-1", "eu-north-1", "eu-west-1", "eu-west-3"]],
  ])("knows which are near %s", (region, near) => expect(sharedRegionsNear(region)).toEqual(near));

  it("names all where none begins alike", () => {
    expect(sharedRegionsNear("il-central-1")).toBe(atlasSharedRegions);
  });
});
