/** How far a figure can be trusted, best first. */
export type Confidence = "vendor page" | "third party" | "derived" | "weak" | "from memory";

/** Where a figure comes from. */
export interface Origin {
  readonly source: string;
  /** The day or month of which the source speaks; many say none. */
  readonly asOf: string;
  /** Day on which it was read, `yyyy-mm-dd`. */
  readonly readOn: string;
  readonly confidence: Confidence;
}

/** Everywhere: the vendor sells it at one price, or no source shows a region that differs. */
export const ANYWHERE = "any";

/** What one unit of something costs in one region. */
export interface Price {
  readonly item: string;
  readonly dimension: string;
  readonly region: string;
  readonly unit: string;
  readonly usd: number;
  readonly origin: Origin;
}

/** What a month brings without charge, for the whole account. */
export interface FreeTier {
  readonly item: string;
  readonly dimension: string;
  readonly unit: string;
  /** `Infinity` where everything is free. */
  readonly amount: number;
  readonly origin: Origin;
}

/** Item, dimension, unit, US dollars. */
export type PriceRow = readonly [item: string, dimension: string, unit: string, usd: number];

/** The rows of one source for one region. */
export function pricesOf(origin: Origin, region: string, rows: readonly PriceRow[]): readonly Price[] {
  return rows.map(([item, dimension, unit, usd]) => ({ item, dimension, region, unit, usd, origin }));
}
