import type { RowState } from "./model.ts";

/** A state as a word for ids and classes. */
export function slug(state: RowState): string {
  return state.replaceAll(" ", "-");
}
