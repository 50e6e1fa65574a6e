import { badge } from "./badge.ts";
import { escapeHtml } from "./escape-html.ts";
import type { ReportRow } from "./model.ts";

/** All rows in one table, each with its state: the first thing on paper, where nothing opens. */
export function summaryHtml(rows: readonly ReportRow[]): string {
  const lines = rows.map(
    ({ id, requirement, state }) =>
      `<tr><td><a href="#${escapeHtml(id)}">${escapeHtml(id)}</a></td><td>${escapeHtml(requirement)}</td><td>${badge(state)}</td></tr>`,
  );
  return `<section class="summary"><h2>All requirements</h2><table><thead><tr><th>id</th><th>requirement</th><th>state</th></tr></thead><tbody>${lines.join("")}</tbody></table></section>`;
}
