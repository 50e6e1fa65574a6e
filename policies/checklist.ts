import { readFileSync } from "node:fs";
import type { Expectations } from "./expectations.ts";

/** One requirement, as a report shows it. */
export interface ChecklistRow {
  /** `AREA-NN`. */
  readonly id: string;
  readonly area: string;
  readonly requirement: string;
  /** What shows it: a rule, a resource that exists, the delivery's records, a runbook, or the application itself. */
  readonly shownBy: "policy" | "resource" | "delivery" | "runbook" | "app";
  /** The part of the requirement that no rule covers yet; the row is not met before it is empty. */
  readonly remaining: string | undefined;
}

type GenericRow = Omit<ChecklistRow, "remaining"> & {
  readonly chosen: "always" | "by product";
  readonly remaining?: string;
};

const FILE = new URL("checklists/checklist.json", import.meta.url);

/** The rows for every product, whether a product has to choose them or not, as in the file. */
// A file of ours; a test proves its shape and values.
export const GENERIC_ROWS = (
  JSON.parse(readFileSync(FILE, "utf8")) as { readonly rows: readonly GenericRow[] }
).rows;

/**
 * The rows of one product: those that hold for every product, those that it chose, and its own. A row of its own with
 * a generic id replaces the generic text.
 */
export function checklistFor(expectations: Expectations): readonly ChecklistRow[] {
  const own = new Map(expectations.rows.map((row) => [row.id, row]));
  const chosen = GENERIC_ROWS.filter(
    (row) => row.chosen === "always" || expectations.choose.includes(row.id),
  );
  const rows = chosen.map(({ id, area, requirement, shownBy, remaining }): ChecklistRow => {
    const replaced = own.get(id);
    own.delete(id);
    return replaced === undefined
      ? { id, area, requirement, shownBy, remaining }
      : {
          id,
          area,
          requirement: replaced.requirement,
          shownBy: replaced.shownBy,
          remaining: replaced.remaining,
        };
  });
  const added = [...own.values()].map(({ expect: _, ...row }): ChecklistRow => row);
  return [...rows, ...added].sort((a, b) =>
    byArea(a, b) === 0 ? a.id.localeCompare(b.id, "en") : byArea(a, b),
  );
}

/** Areas in the order in which the checklist first names them. */
export const AREAS: readonly string[] = [...new Set(GENERIC_ROWS.map((row) => row.area))];

function byArea(a: ChecklistRow, b: ChecklistRow): number {
  const place = (area: string) => (AREAS.includes(area) ? AREAS.indexOf(area) : AREAS.length);
  return place(a.area) - place(b.area);
}
