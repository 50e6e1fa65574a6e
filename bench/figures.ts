/** The middle value; the mean of the two middle ones where there is no single one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const low = sorted[Math.ceil(half) - 1];
  const high = sorted[Math.floor(half)];
  if (low === undefined || high === undefined) throw new Error("median: at least one value; got none.");
  return (low + high) / 2;
}

/**
 * Runs every variant once a round, in turn, so that a busy moment of the machine falls on all of them alike; one round
 * before the first is not counted. Gives each one's values, a round's at the same place.
 */
export async function interleaved<Name extends string>(
  rounds: number,
  variants: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(variants) as Name[]; // the record's own keys
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const value = await variants[name]();
      if (round > 0) values[name].push(value);
    }
  }
  return values;
}

/** The median of the rounds' own ratios: what slowed a whole round down is in both of its values. */
export function medianRatio(values: readonly number[], baseline: readonly number[]): number {
  return median(values.map((value, round) => value / (baseline[round] ?? Number.NaN)));
}

/** The median of the rounds' own differences. */
export function medianDifference(values: readonly number[], baseline: readonly number[]): number {
  return median(values.map((value, round) => value - (baseline[round] ?? Number.NaN)));
}
