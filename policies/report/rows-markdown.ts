import type { RowPlaces, RulePlace } from "./row-places.ts";

/** Rows and where each is met, as a table for a note. */
export function rowsMarkdown(rows: readonly RowPlaces[]): readonly string[] {
  return [
    "| row | requirement | state | where |",
    "| --- | --- | --- | --- |",
    ...rows.map(({ id, reason, requirement, rules, state }) => {
      const where = [...(reason === undefined ? [] : [reason]), ...rules.map(ruleText)];
      return `| ${[id, requirement, state, where.join("; ")].map(cell).join(" | ")} |`;
    }),
  ];
}

function ruleText({ more, places, rule }: RulePlace): string {
  const rest = more === 0 ? [] : [`${more} more`];
  return `**${rule}** at ${[...places, ...rest].join(", ")}`;
}

/** A text inside a cell: what would end the cell, or be read as markup, is escaped. */
function cell(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll(/\s+/g, " ");
}
