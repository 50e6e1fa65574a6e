import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { probesRegion } from "../../../policies/relations/probes-region.ts";
import { HEALTH_CHECK } from "../../../policies/tokens.ts";
import { view } from "../rule-table.ts";

const probes = indexViews([view(HEALTH_CHECK, "probe", {})]);

describe("probesRegion", () => {
  it("says why a stack with probes stands in the one region", () => {
    expect(probesRegion(probes, "us-east-1")).toBe("Route 53 tells of its probes there only");
  });

  it("has no reason for another region, or without probes", () => {
    expect(probesRegion(probes, "eu-west-1")).toBeUndefined();
    expect(probesRegion(indexViews([]), "us-east-1")).toBeUndefined();
  });
});
