import type { ReportRow, RowState } from "./model.ts";

/** What a person must see before all else, in this order; the others stay as the checklist has them. */
const FIRST: readonly RowState[] = ["violated", "undecided"];

/** Violated rows, then undecided ones, then the rest: areas follow the first of their rows. */
export function worstFirst(rows: readonly ReportRow[]): readonly ReportRow[] {
  return [
    ...FIRST.flatMap((state) => rows.filter((row) => row.state === state)),
    ...rows.filter((row) => !FIRST.includes(row.state)),
  ];
}
