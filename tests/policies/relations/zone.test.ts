import { describe, expect, it } from "@jest/globals";
import { zoneOfAnother } from "../../../policies/relations/zone.ts";
import { CONTEXT } from "../rule-table.ts";

describe("zoneOfAnother", () => {
  it("has nothing to say on the stack that owns the zone", () => {
    expect(zoneOfAnother({ ...CONTEXT, ownsZone: true })).toBeUndefined();
  });

  it("says that the rule is for another stack, and for which", () => {
    expect(zoneOfAnother({ ...CONTEXT, ownsZone: false, zoneOwner: "production" })).toEqual([
      {
        state: "notApplicable",
        reason: "owned by the stack production",
        ownedBy: "production",
        urn: undefined,
      },
    ]);
  });

  it("settles nothing where no stack owns the zone", () => {
    expect(zoneOfAnother({ ...CONTEXT, ownsZone: false, zoneOwner: undefined })).toEqual([
      {
        state: "undecided",
        property: "cloudflare.ownsZone",
        reason: "no stack of this folder owns the zone",
        urn: undefined,
      },
    ]);
  });
});
