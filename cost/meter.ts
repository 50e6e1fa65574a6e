import type { ViewIndex } from "../policies/index-views.ts";
import type { Reader } from "../policies/reader.ts";
import type { ResourceView } from "../policies/resource-view.ts";
import type { UsageName } from "./usage.ts";

/** How much of what a resource uses in a month. */
export interface Metered {
  readonly item: string;
  readonly dimension: string;
  readonly unit: string;
  readonly quantity: number;
  /** Of it, what the resource itself brings along without charge. */
  readonly included?: number;
  /** Where it is billed, if not in the resource's own region. */
  readonly region?: string;
}

export interface MeterContext {
  readonly view: ResourceView;
  readonly index: ViewIndex;
  /** The assumed value; that it was used is noted. */
  assume(name: UsageName): number;
}

/** What one resource uses in a month. Unknown properties throw `Undecided` and become a gap. */
export type Meter = (read: Reader, at: MeterContext) => readonly Metered[];

/** Meters by type token. */
export type Meters = Readonly<Record<string, Meter>>;

/** One thing, held for the whole month. */
export function each(item: string, dimension: string, unit: string, quantity = 1): Metered {
  return { item, dimension, unit, quantity };
}
