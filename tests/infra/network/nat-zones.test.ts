import { describe, expect, it } from "@jest/globals";
import { natZoneFor, natZones } from "../../../infra/network/nat-zones.ts";

describe("natZones", () => {
  it.each([
    ["none", 3, []],
    ["one", 3, [0]],
    ["per-zone", 2, [0, 1]],
    ["per-zone", 3, [0, 1, 2]],
  ] as const)("places the gateways of %s over %i zones", (strategy, zoneCount, zones) => {
    expect(natZones(strategy, zoneCount)).toEqual(zones);
  });
});

describe("natZoneFor", () => {
  it.each([2, 3])("leads every one of %i zones to a gateway that stands", (zoneCount) => {
    for (const strategy of ["one", "per-zone"] as const) {
      for (let zone = 0; zone < zoneCount; zone += 1) {
        expect(natZones(strategy, zoneCount)).toContain(natZoneFor(strategy, zone));
      }
    }
  });

  it("keeps each zone's traffic in its zone where each has a gateway", () => {
    expect(natZoneFor("per-zone", 2)).toBe(2);
  });
});
