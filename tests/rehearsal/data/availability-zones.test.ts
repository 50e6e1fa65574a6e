import { describe, expect, it } from "@jest/globals";
import { availabilityZones, zonesOf } from "../../../rehearsal/data/availability-zones.ts";
import { regionNames } from "../../../rehearsal/data/aws-regions.ts";

describe("availabilityZones", () => {
  it("knows the same regions as the table of names", () => {
    expect(Object.keys(availabilityZones).sort()).toEqual(Object.keys(regionNames).sort());
  });

  it.each(Object.keys(availabilityZones))(
    "gives %s at least two zones with names and identifiers of their own",
    (region) => {
      const zones = zonesOf(region);
      expect(zones.length).toBeGreaterThanOrEqual(2);
      expect(new Set(zones.map((zone) => zone.id)).size).toBe(zones.length);
      for (const zone of zones) expect(zone.id).toMatch(/^[a-z]+\d-az\d$/);
    },
  );

  it("has no zones for a region that does not exist", () => {
    expect(zonesOf("eu-north-9")).toEqual([]);
  });
});
