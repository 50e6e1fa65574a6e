import type { Price } from "../price.ts";

/** The figures for the storage of one and for the class of one, in the words of `data.ts`. */
const SINGLE = /(^|.* )single-AZ$/;
/** A standby doubles storage and class alike: so it is in every source read that shows both (2026-11-20). */
const TIMES = 2;

/** The prices, and of everything of RDS that is known for one zone alone that for two: told as derived, with its reason. */
export function withStandbys(prices: readonly Price[]): readonly Price[] {
  const known = new Set(prices.map(keyOf));
  const derived = prices.flatMap((price) => {
    if (!price.item.startsWith("RDS ") || !SINGLE.test(price.dimension)) return [];
    const dimension = price.dimension.replace(/single-AZ$/, "multi-AZ");
    if (known.has(keyOf({ ...price, dimension }))) return [];
    const { origin } = price;
    const source = `${origin.source}: twice its single-AZ price, as every source has it that shows both`;
    const confidence =
      origin.confidence === "weak" || origin.confidence === "from memory" ? origin.confidence : "derived";
    return [
      { ...price, dimension, usd: TIMES * price.usd, origin: { ...origin, source, confidence } } as const,
    ];
  });
  return [...prices, ...derived];
}

function keyOf({ dimension, item, region, unit }: Price): string {
  return [item, dimension, region, unit].join("\n");
}
