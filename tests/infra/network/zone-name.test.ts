import { describe, expect, it } from "@jest/globals";
import { RunError } from "@pulumi/pulumi";
import { zoneName } from "../../../infra/network/zone-name.ts";

const ZONES = ["eu-central-1a", "eu-central-1b"];

describe("zoneName", () => {
  it("takes the zone at the index", () => {
    expect(zoneName(ZONES, 1, "eu-central-1")).toBe("eu-central-1b");
  });

  it("refuses a zone that the account does not have, without a stack trace", () => {
    const message =
      "network.zoneCount: no more zones than the account has in eu-central-1 were expected, which are 2; got 3. " +
      "Lower network.zoneCount or take another aws.region.";
    expect(() => zoneName(ZONES, 2, "eu-central-1")).toThrow(message);
    expect(() => zoneName(ZONES, 2, "eu-central-1")).toThrow(RunError);
  });
});
