import type { Explanation } from "./explain.ts";

/** What one stack says of a setting. */
export type Side = Pick<Explanation, "value" | "origin" | "reason">;

/** A setting that two stacks do not share: `undefined` where a stack has no such setting. */
export interface Difference {
  readonly path: string;
  readonly left: Side | undefined;
  readonly right: Side | undefined;
}

/** The settings whose values differ, in the left stack's order; those that only the right one has come after. */
export function compare(left: readonly Explanation[], right: readonly Explanation[]): readonly Difference[] {
  const ofLeft = new Map(left.map((row) => [row.path, row]));
  const ofRight = new Map(right.map((row) => [row.path, row]));
  return [...new Set([...ofLeft.keys(), ...ofRight.keys()])]
    .filter((path) => ofLeft.get(path)?.value !== ofRight.get(path)?.value)
    .map((path) => ({ path, left: side(ofLeft.get(path)), right: side(ofRight.get(path)) }));
}

function side(row: Explanation | undefined): Side | undefined {
  return row === undefined ? undefined : { value: row.value, origin: row.origin, reason: row.reason };
}
