import { describe, expect, it } from "@jest/globals";
import { kindOf, regionOf, sizeOf } from "../../../../rehearsal/services/mongodbatlas/cluster-tier.ts";
import { dedicated, flex, free } from "./atlas.ts";

describe("a cluster's tier", () => {
  it.each([
    ["free", "M0", free("p")],
    ["flex", "FLEX", flex("p")],
    ["dedicated", "M10", dedicated("p")],
    [undefined, undefined, { replicationSpecs: Symbol("unknown") }],
    [undefined, undefined, {}],
  ])("is %s of size %s by its region's provider", (kind, size, inputs) => {
    expect([kindOf(inputs), sizeOf(inputs)]).toEqual([kind, size]);
  });

  it("is read from the first region", () => {
    const regionConfigs = [{ regionName: "AP_SOUTH_1" }, { regionName: "AP_SOUTH_2" }];
    expect(regionOf({ replicationSpecs: [{ regionConfigs }] })).toEqual({ regionName: "AP_SOUTH_1" });
  });
});
