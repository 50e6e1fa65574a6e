import type { PropertyChange } from "./diff.ts";

/** The names of the top-level properties that changed. */
export function topLevel(changes: readonly PropertyChange[]): string[] {
  return [...new Set(changes.map((change) => change.path.split(/[.[]/)[0] ?? change.path))];
}
