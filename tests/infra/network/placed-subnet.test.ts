import { describe, expect, it } from "@jest/globals";
import { subnetsOf } from "../../../infra/lib/subnets.ts";
import { subnetPart } from "../../../infra/network/placed-subnet.ts";

describe("subnetPart", () => {
  it("counts zones from 1, as people do", () => {
    expect(subnetPart({ kind: "public", zone: 0 })).toBe("public-1");
  });

  it("names every subnet of a network differently, and the same when a zone is added", () => {
    const two = subnetsOf("10.0.0.0/16", 2).map(subnetPart);
    const three = subnetsOf("10.0.0.0/16", 3).map(subnetPart);
    expect(new Set(three).size).toBe(9);
    expect(three).toEqual(expect.arrayContaining(two));
  });
});
