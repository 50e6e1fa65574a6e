import { findPrice, type Sold } from "./find-price.ts";
import { ANYWHERE } from "./price.ts";
import { prices } from "./prices/index.ts";

/** Every region of which some price was found. */
export const PRICE_REGIONS: readonly string[] = [
  ...new Set(prices.map(({ region }) => region).filter((region) => region !== ANYWHERE)),
].sort();

/** The region whose prices close most of these gaps, the first in the alphabet of several; undefined where none closes any. */
export function bestStandIn(gaps: readonly Partial<Sold>[]): string | undefined {
  const closed = PRICE_REGIONS.map((region) => ({
    region,
    count: gaps.filter(({ dimension, item, unit }) => {
      if (item === undefined || dimension === undefined || unit === undefined) return false; // no price has its type
      return findPrice(prices, { item, dimension, unit, region }) !== undefined;
    }).length,
  }));
  const most = Math.max(0, ...closed.map(({ count }) => count));
  return most === 0 ? undefined : closed.find(({ count }) => count === most)?.region;
}
