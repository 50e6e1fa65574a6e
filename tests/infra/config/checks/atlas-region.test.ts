import { describe, expect, it } from "@jest/globals";
import { checkAtlasRegion } from "../../../../infra/config/checks/atlas-region.ts";
import type { AtlasTierName } from "../../../../infra/tables/atlas-tiers.ts";

function problems(
  home: string | undefined,
  tier: AtlasTierName | undefined,
  region?: "me-south-1" | "eu-west-2",
) {
  return checkAtlasRegion({ aws: { region: home as "eu-west-1" | undefined } }, { tier, region }); // one of the regions
}

describe("checkAtlasRegion", () => {
  it.each([
    ["eu-west-1", "M0", undefined],
    ["eu-west-1", "FLEX", undefined],
    ["me-central-1", "M0", "me-south-1"],
    ["me-central-1", "M10", undefined],
    ["me-south-1", "M10", "me-south-1"],
  ] as const)("lets a stack in %s have %s in %s", (home, tier, region) =>
    expect(problems(home, tier, region)).toEqual([]),
  );

  it("tells a region without machines to share, and one near that has them", () => {
    expect(problems("me-central-1", "M0")).toEqual([
      {
        where: "database.tier",
        expected: "a region in which Atlas has machines to share for M0",
        found: "me-central-1",
        next: "Write database.region: me-south-1, or tier: M10 or a larger one, which Atlas has there",
      },
    ]);
    expect(problems("eu-west-1", "FLEX", "eu-west-2")[0]?.where).toBe("database.region");
  });

  it("keeps machines of the cluster's own beside the stack", () => {
    expect(problems("me-central-1", "M10", "me-south-1")).toEqual([
      {
        where: "database.region",
        expected: "the stack's own region, me-central-1, for tier M10",
        found: '"me-south-1"',
        next: "Remove it",
      },
    ]);
  });

  it("says nothing where the tier or the stack's region is missing", () => {
    expect([...problems("me-central-1", undefined), ...problems(undefined, "M0")]).toEqual([]);
  });
});
