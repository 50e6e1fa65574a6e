import { badge } from "./badge.ts";
import { escapeHtml } from "./escape-html.ts";
import { evidenceHtml } from "./evidence-html.ts";
import type { ReportRow, RuleResult } from "./model.ts";
import { slug } from "./slug.ts";

/** One requirement, which opens to its rules and their evidence. */
export function rowHtml(row: ReportRow): string {
  const id = escapeHtml(row.id);
  const reason = row.reason === undefined ? "" : `<p>${escapeHtml(row.reason)}</p>`;
  return `<details class="row r-${slug(row.state)}" id="${id}"><summary><span class="id">${id}</span><span class="text">${escapeHtml(row.requirement)}</span>${badge(row.state)}</summary><div class="body">${reason}${row.rules.map(ruleHtml).join("")}</div></details>`;
}

function ruleHtml({ rule, state, evidence }: RuleResult): string {
  const remedy = state === "violated" ? `<p><b>What to do:</b> ${escapeHtml(rule.remediation)}</p>` : "";
  return `<div class="rule"><h3>${escapeHtml(rule.statement)} ${badge(state)}</h3><p class="soft">${escapeHtml(rule.rationale)} <code>${escapeHtml(rule.name)}</code>, ${rule.severity}, ${rule.enforcement}, ${sourceHtml(rule.source)}</p>${remedy}${evidenceHtml(evidence)}</div>`;
}

/** The day on which somebody read the page, where somebody did; what is still to be read stands in report.json. */
function sourceHtml({ readOn, url }: RuleResult["rule"]["source"]): string {
  const day = readOn === "not yet" ? "" : ` (read ${escapeHtml(readOn)})`;
  return `<a href="${escapeHtml(url)}">source</a>${day}`;
}
