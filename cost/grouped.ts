import type { CostGap, CostLine, Estimate } from "./estimate.ts";
import { sumOf } from "./estimate.ts";
import type { Price } from "./price.ts";

/** Lines that differ in their resource alone. */
export interface CostGroup {
  readonly item: string;
  readonly dimension: string;
  readonly region: string;
  readonly unit: string;
  readonly resources: readonly string[];
  readonly quantity: number;
  readonly free: number;
  readonly price: Price | undefined;
  readonly standsIn: boolean;
  readonly usd: number;
}

/** The lines by what is sold and where, dearest first. */
export function groupedLines({ lines }: Pick<Estimate, "lines">): readonly CostGroup[] {
  const groups = Object.values(Object.groupBy(lines, keyOf)).flatMap((same) =>
    same === undefined ? [] : groupOf(same),
  );
  return groups.sort((a, b) => (a.usd === b.usd ? compare(keyOf(a), keyOf(b)) : b.usd - a.usd));
}

function groupOf(same: readonly CostLine[]): readonly CostGroup[] {
  const [first] = same;
  if (first === undefined) return [];
  const { dimension, item, region, standsIn, unit } = first;
  return [
    {
      ...{ dimension, item, region, standsIn, unit },
      resources: same.map(({ resource }) => resource),
      quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
      free: same.reduce((sum, { free }) => sum + free, 0),
      price: same.find(({ price }) => price !== undefined)?.price,
      usd: sumOf(same),
    },
  ];
}

/** What has no price, by what is sold and where; what could not even be measured stands alone. */
export function groupedGaps({
  gaps,
}: Pick<Estimate, "gaps">): readonly { what: string; resources: string[] }[] {
  const byWhat = Object.groupBy(gaps, gapText);
  return Object.entries(byWhat)
    .map(([what, same = []]) => ({ what, resources: same.map(({ resource }) => resource) }))
    .sort((a, b) => compare(a.what, b.what));
}

function gapText({ dimension, item, region, type, why }: CostGap): string {
  return item === undefined ? `${type}: ${why}` : `${item}, ${dimension ?? ""}, ${region ?? ""}: ${why}`;
}

function keyOf(one: Pick<CostGroup, "dimension" | "item" | "region" | "standsIn">): string {
  return `${one.item}\n${one.dimension}\n${one.region}\n${one.standsIn}`;
}

/** By code points: the order of a document must not depend on the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
