import { indexViews, type ViewIndex } from "../policies/index-views.ts";
import { inputsOf } from "../policies/reader.ts";
import type { ResourceView } from "../policies/resource-view.ts";
import { Undecided } from "../policies/undecided.ts";
import { findPrice, type Sold } from "./find-price.ts";
import { freeTiers } from "./free-tiers.ts";
import { freeBecause } from "./free-types.ts";
import { each, type Metered } from "./meter.ts";
import { meters } from "./meters/index.ts";
import { ANYWHERE, type Price } from "./price.ts";
import { prices } from "./prices/index.ts";
import { USAGE, type Usage, type UsageName } from "./usage.ts";

/** What the estimate is told beside the resources. */
export interface EstimateOptions {
  /** Region of the resources that name none. */
  readonly region: string;
  /** Plan of the zone, which is no resource; left out where another stack owns the zone and pays. */
  readonly zonePlan?: string | undefined;
  readonly usage?: Usage | undefined;
  /** A region whose price may stand in where a resource's own region has none. Each such line says so. */
  readonly standIn?: string | undefined;
}

/** Something used in a month. */
interface Used extends Sold {
  readonly resource: string;
  readonly type: string;
  readonly quantity: number;
}

/** Something used, and what it costs. */
export interface CostLine extends Used {
  /** Of the quantity, what is included or in a free tier. */
  readonly free: number;
  /** Undefined where all of it is free. */
  readonly price: Price | undefined;
  /** True where the price is another region's. */
  readonly standsIn: boolean;
  /** US dollars a month, to the ten-thousandth. */
  readonly usd: number;
}

/** What could not be priced; nothing of it is in the sum. */
export interface CostGap extends Partial<Used> {
  readonly resource: string;
  readonly type: string;
  readonly why: string;
}

export interface Assumption {
  readonly name: UsageName;
  readonly value: number;
  readonly unit: string;
}

/** A stack's cost in a month of its whole account, as far as prices were found. */
export interface Estimate {
  readonly lines: readonly CostLine[];
  readonly gaps: readonly CostGap[];
  readonly assumptions: readonly Assumption[];
  /** The sum of all lines. */
  readonly usd: number;
  /** Of it, by prices of the region that stands in. */
  readonly standInUsd: number;
}

const EXACT = 10_000;

/** Prices a stack's resources. It reads views only, and does not know where they come from. */
export function estimate(views: readonly ResourceView[], options: EstimateOptions): Estimate {
  const assumed = new Set<UsageName>();
  const index = indexViews(views);
  // By URN: who comes first takes of the free tiers, and programs register in no fixed order.
  const inOrder = [...views].sort((a, b) => (a.urn < b.urn ? -1 : 1));
  const found = inOrder.map((view) => usedBy(view, index, options, assumed));
  const { zonePlan } = options;
  const plan = { ...each("Cloudflare plan", zonePlan ?? "", "zone-month"), region: ANYWHERE };
  const used = [
    ...found.flatMap((one) => one.used),
    ...(zonePlan === undefined ? [] : [{ ...plan, resource: "zone", type: "plan" }]),
  ];
  const left = new Map(freeTiers.map((tier) => [keyOf(tier), tier.amount]));
  const priced = used.map((one) => priceOf(one, left, options.standIn));
  const lines = priced.flatMap((one) => one.line ?? []);
  return {
    lines,
    gaps: [...found.flatMap((one) => one.gaps), ...priced.flatMap((one) => one.gap ?? [])],
    assumptions: [...assumed].sort().map((name) => ({
      name,
      value: options.usage?.[name] ?? USAGE[name].value,
      unit: USAGE[name].unit,
    })),
    usd: sumOf(lines),
    standInUsd: sumOf(lines.filter((line) => line.standsIn)),
  };
}

/** Exact to the ten-thousandth: floating sums of many small lines are not. */
export function sumOf(lines: readonly Pick<CostLine, "usd">[]): number {
  return lines.reduce((sum, { usd }) => sum + Math.round(usd * EXACT), 0) / EXACT;
}

function usedBy(
  view: ResourceView,
  index: ViewIndex,
  { region, usage }: EstimateOptions,
  assumed: Set<UsageName>,
): { readonly used: readonly (Used & Metered)[]; readonly gaps: readonly CostGap[] } {
  const { name: resource, type } = view;
  const gap = (why: string) => ({ used: [], gaps: [{ resource, type, why }] });
  const meter = Object.hasOwn(meters, type) ? meters[type] : undefined;
  if (meter === undefined) {
    return freeBecause(type) === undefined ? gap("no price found for the type") : { used: [], gaps: [] };
  }
  const assume = (name: UsageName): number => {
    assumed.add(name);
    return usage?.[name] ?? USAGE[name].value;
  };
  try {
    const own = inputsOf(view).text("region") ?? region;
    const metered = meter(inputsOf(view), { view, index, assume }).filter(({ quantity }) => quantity > 0);
    return { used: metered.map((one) => ({ region: own, ...one, resource, type })), gaps: [] };
  } catch (error) {
    if (error instanceof Undecided) return gap(error.message);
    throw error;
  }
}

/** Takes what is free off the quantity, for the whole account and in the order of the resources, and prices the rest. */
function priceOf(
  { included = 0, ...used }: Used & Pick<Metered, "included">,
  left: Map<string, number>,
  standIn: string | undefined,
): { readonly line?: CostLine; readonly gap?: CostGap } {
  const own = Math.min(included, used.quantity);
  const tier = left.get(keyOf(used)) ?? 0;
  const fromTier = Math.min(tier, used.quantity - own);
  left.set(keyOf(used), tier - fromTier);
  const free = own + fromTier;
  const billed = used.quantity - free;
  if (billed <= 0 && free > 0) return { line: { ...used, free, price: undefined, standsIn: false, usd: 0 } };
  const local = findPrice(prices, used);
  const price =
    local ?? (standIn === undefined ? undefined : findPrice(prices, { ...used, region: standIn }));
  if (price === undefined) return { gap: { ...used, quantity: billed, why: "no price found" } };
  const usd = Math.round(billed * price.usd * EXACT) / EXACT;
  return { line: { ...used, free, price, standsIn: local === undefined, usd } };
}

function keyOf({ dimension, item, unit }: Pick<Sold, "item" | "dimension" | "unit">): string {
  return `${item}\n${dimension}\n${unit}`;
}
