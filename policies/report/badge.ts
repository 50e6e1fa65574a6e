import type { RowState } from "./model.ts";
import { slug } from "./slug.ts";

/** A state in words, with its colour; the colour alone never says it. */
export function badge(state: RowState): string {
  return `<span class="state s-${slug(state)}">${state}</span>`;
}
