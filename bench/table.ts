/** One figure: what it is of, its value with unit, the target where there is one. */
export interface Row {
  readonly what: string;
  readonly value: string;
  readonly target?: string;
}

/** A heading and its figures in columns. */
export function table(heading: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map((row) => row.what.length));
  const values = Math.max(...rows.map((row) => row.value.length));
  const lines = rows.map(({ what, value, target }) =>
    `  ${what.padEnd(width)}  ${value.padStart(values)}${target === undefined ? "" : `  ${target}`}`.trimEnd(),
  );
  return [heading, ...lines, ""].join("\n");
}

/** A ratio beside the most that it may be. */
export function ratio(what: string, value: number, most?: number): Row {
  const shown = { what, value: value.toFixed(2) };
  if (most === undefined) return shown;
  return { ...shown, target: `target at most ${most}: ${value <= most ? "reached" : "missed"}` };
}

export function seconds(what: string, value: number): Row {
  return { what, value: `${value.toFixed(2)} s` };
}

export function milliseconds(what: string, value: number): Row {
  return { what, value: `${Math.round(value)} ms` };
}
