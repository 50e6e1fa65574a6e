import { escapeHtml } from "./escape-html.ts";
import { areasOf, filterHtml, filterStyle } from "./filter-html.ts";
import { headHtml } from "./head-html.ts";
import { limitsHtml } from "./limits-html.ts";
import type { Report } from "./model.ts";
import { rowHtml } from "./row-html.ts";
import { STYLE } from "./style.css.ts";
import { summaryHtml } from "./summary-html.ts";
import { worstFirst } from "./worst-first.ts";

/** The report as one page for people: nothing is loaded, rows open by themselves in print, filters need no script. */
export function toHtml(original: Report): string {
  const report = { ...original, rows: worstFirst(original.rows) };
  const { rows } = report;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${report.product} ${report.stack}: policy report`.trim())}</title><style>${STYLE}${filterStyle(rows)}</style></head><body><main>
${headHtml(report)}
${summaryHtml(rows)}
${filterHtml(rows)}
${areasOf(rows)
  .map((area, place) => sectionHtml(area, place, report))
  .join("\n")}
${limitsHtml(report.limits)}
${exemptions(report)}
${overrides(report)}
</main></body></html>
`;
}

function sectionHtml(area: string, place: number, { rows }: Report): string {
  const mine = rows.filter((row) => row.area === area).map(rowHtml);
  return `<section class="area in-${place}"><h2>${escapeHtml(area)}</h2>${mine.join("\n")}</section>`;
}

function exemptions({ exemptions: all }: Report): string {
  if (all.length === 0) return "";
  const rows = all.map(
    (one) =>
      `<tr><td>${escapeHtml(one.id)}<span class="type">${escapeHtml(one.state)}</span></td><td data-label="waives">${escapeHtml(one.appliesTo)}</td><td data-label="resource">${escapeHtml(one.resource)}</td><td data-label="reason">${escapeHtml(one.reason)}</td><td data-label="owner">${escapeHtml(one.owner)}</td><td data-label="approver">${escapeHtml(one.approver)}</td><td data-label="from">${escapeHtml(one.start)}</td><td data-label="until">${escapeHtml(one.end)}</td></tr>`,
  );
  const heads = ["exemption", "waives", "resource", "reason", "owner", "approver", "from", "until"];
  return `<section class="extra"><h2>Exemptions</h2><table><thead><tr>${heads.map((text) => `<th>${text}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}

function overrides({ overrides: all }: Report): string {
  if (all.length === 0) return "";
  const rows = all.map(
    (one) =>
      `<tr><td><code>${escapeHtml(one.target)}</code></td><td data-label="properties">${escapeHtml(one.properties.join(", "))}</td></tr>`,
  );
  return `<section class="extra"><h2>Overrides in the configuration</h2><table><thead><tr><th>child</th><th>properties</th></tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}
