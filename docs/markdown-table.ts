/** A column: its head, and on which side its cells stand. */
export interface Column {
  readonly head: string;
  readonly align: "left" | "right";
}

/** Narrowest that a column may be: its line of dashes needs so many. */
const NARROWEST = 3;

/** A table in Markdown with straight columns, as the formatter writes it. */
export function markdownTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = columns.map(({ head }, at) =>
    Math.max(NARROWEST, head.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${columns
      .map(({ align }, at) => {
        const [cell, width] = [cells[at] ?? "", widths[at] ?? 0];
        return align === "right" ? cell.padStart(width) : cell.padEnd(width);
      })
      .join(" | ")} |`;
  const dashes = columns.map(({ align }, at) => {
    const width = widths[at] ?? 0;
    return align === "right" ? `${"-".repeat(width - 1)}:` : "-".repeat(width);
  });
  return [line(columns.map(({ head }) => head)), line(dashes), ...rows.map(line)];
}
