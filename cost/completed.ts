import type { ResourceView } from "../policies/resource-view.ts";
import { type Estimate, type EstimateOptions, estimate } from "./estimate.ts";
import { groupedLines } from "./grouped.ts";
import { bestStandIn } from "./price-regions.ts";

/** How many of the dearest are named. */
const NAMED = 4;

/** What a sum would be with another region's prices where it lacks some. */
export interface Completed {
  /** The region whose prices close most gaps. */
  readonly region: string;
  /** The whole sum then, in US dollars a month. */
  readonly usd: number;
  /** What of it the sum lacks, the dearest first. */
  readonly dearest: readonly string[];
}

/** Undefined where nothing lacks, where somebody named a region already, and where none helps. */
export function completed(
  views: readonly ResourceView[],
  options: EstimateOptions,
  { gaps }: Pick<Estimate, "gaps">,
): Completed | undefined {
  const region = options.standIn === undefined ? bestStandIn(gaps) : undefined;
  if (region === undefined) return undefined;
  const whole = estimate(views, { ...options, standIn: region });
  const dearest = groupedLines(whole).filter(({ standsIn }) => standsIn);
  return {
    region,
    usd: whole.usd,
    dearest: [...new Set(dearest.map(({ item }) => item))].slice(0, NAMED),
  };
}
