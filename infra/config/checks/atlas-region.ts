import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import { atlasSharedRegions, sharedRegionsNear } from "../../tables/atlas-shared-regions.ts";
import { type AtlasTierName, isDedicated, SMALLEST_DEDICATED } from "../../tables/atlas-tiers.ts";
import type { ConfigParts } from "../config.ts";
import { orList } from "../schema/word.ts";

/** Shared machines stand in some regions only; a cluster with its own stands beside the stack, and its private endpoint too. */
export function checkAtlasRegion(
  { aws }: Pick<ConfigParts, "aws">,
  { region, tier }: { readonly region?: string | undefined; readonly tier?: AtlasTierName | undefined },
): readonly Problem[] {
  const home = aws?.region;
  if (tier === undefined || home === undefined) return [];
  if (isDedicated(tier)) {
    if (region === undefined || region === home) return [];
    const expected = `the stack's own region, ${home}, for tier ${tier}`;
    return [{ where: "database.region", expected, found: shown(region), next: "Remove it" }];
  }
  const own = region ?? home;
  if (atlasSharedRegions.includes(own)) return [];
  const near = orList(sharedRegionsNear(own));
  return [
    {
      where: region === undefined ? "database.tier" : "database.region",
      expected: `a region in which Atlas has machines to share for ${tier}`,
      found: own,
      next: `Write database.region: ${near}, or tier: ${SMALLEST_DEDICATED} or a larger one, which Atlas has there`,
    },
  ];
}
