import { ANYWHERE, type Price } from "./price.ts";

/** What is asked of the table: a thing as it is sold, and where. */
export interface Sold {
  readonly item: string;
  readonly dimension: string;
  readonly unit: string;
  readonly region: string;
}

/**
 * The price of a thing in its region, or the one that holds everywhere. Never another region's: ratios between regions
 * differ from thing to thing (Singapore: 1.25 for Fargate, 1.12 for a load balancer, 1.40 for logs).
 */
export function findPrice(prices: readonly Price[], sold: Sold): Price | undefined {
  const of = (region: string) =>
    prices.find(
      (price) =>
        price.item === sold.item &&
        price.dimension === sold.dimension &&
        price.unit === sold.unit &&
        price.region === region,
    );
  return of(sold.region) ?? of(ANYWHERE);
}
