import { escapeHtml } from "./escape-html.ts";
import { limitsHtml } from "./limits-html.ts";
import {
  type Evidence,
  type Report,
  type ReportRow,
  ROW_STATES,
  type RowState,
  type RuleResult,
} from "./model.ts";
import { STYLE } from "./style.css.ts";

/** The report as one page for people: nothing is loaded, rows open by themselves in print, states filter without a script. */
export function toHtml(report: Report): string {
  const areas = [...new Set(report.rows.map((row) => row.area))];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${report.stack}: policy report`)}</title><style>${STYLE}${filterStyle()}</style></head><body><main>
${head(report)}
${facts(report)}
${filter(report)}
${areas.map((area) => section(area, report)).join("\n")}
${limitsHtml(report.limits)}
${exemptions(report)}
${overrides(report)}
</main></body></html>
`;
}

const VERDICTS: Readonly<Record<Report["verdict"], string>> = {
  passed: "Passed",
  open: "Open: something can be judged only at the update",
  refused: "Refused",
};

function head({ stack, verdict, counts, rows, tier }: Report): string {
  const said = `${counts.violated} violated, ${counts.undecided} undecided, ${counts.exempt} exempt, ${counts.met} met`;
  return `<h1>${escapeHtml(stack)}</h1><p class="soft">Policy report, ${escapeHtml(tier)} tier</p>
<p><span class="verdict v-${verdict}">${VERDICTS[verdict]}</span></p>
<p class="soft">${rows.length} requirements: ${said}, ${counts["not applicable"]} not applicable, ${counts["not yet covered"]} not yet covered.</p>`;
}

function facts({ run, accounts, regions, resources, packHash }: Report): string {
  const commit =
    run.commit === undefined
      ? "no repository"
      : `${run.commit.id}${run.commit.dirty ? ", with changes" : ""}`;
  const entries: readonly (readonly [string, string])[] = [
    ["Operation", `${run.operation}, on ${run.on}`],
    ["Started", run.startedAt],
    ["Ended", run.endedAt],
    ["Commit", commit],
    ["Accounts", accounts.join(", ")],
    ["Regions", regions.join(", ")],
    ["Resources", `${resources.seen} seen, ${resources.judged} judged`],
    [
      "Versions",
      Object.entries(run.versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(", "),
    ],
    ["Rules and checklist, SHA-256", packHash],
  ];
  return `<dl class="facts">${entries.map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`).join("")}</dl>`;
}

function filter({ counts, rows }: Report): string {
  const option = (id: string, label: string, count: number, checked: boolean) =>
    `<input type="radio" name="state" id="f-${id}"${checked ? " checked" : ""}><label for="f-${id}" class="s-${id}">${label} <b>${count}</b></label>`;
  const states = ROW_STATES.map((state) => option(slug(state), state, counts[state], false));
  return `<fieldset class="filter" aria-label="Show rows by state">${option("all", "all", rows.length, true)}${states.join("")}</fieldset>`;
}

/** One rule per state: while its button is chosen, rows of other states and areas without a row of it are hidden. */
function filterStyle(): string {
  return ROW_STATES.map(slug)
    .map(
      (state) =>
        `main:has(#f-${state}:checked) :is(.row:not(.r-${state}), section:not(:has(.r-${state})):not(.extra)){display:none}`,
    )
    .join("\n");
}

function section(area: string, { rows }: Report): string {
  return `<section><h2>${escapeHtml(area)}</h2>${rows
    .filter((row) => row.area === area)
    .map(rowHtml)
    .join("\n")}</section>`;
}

function rowHtml(row: ReportRow): string {
  const state = slug(row.state);
  const reason = row.reason === undefined ? "" : `<p>${escapeHtml(row.reason)}</p>`;
  return `<details class="row r-${state}" id="${escapeHtml(row.id)}"><summary><span class="id">${escapeHtml(row.id)}</span><span class="text">${escapeHtml(row.requirement)}</span>${badge(row.state)}</summary><div class="body">${reason}${row.rules.map(ruleHtml).join("")}</div></details>`;
}

function badge(state: RowState): string {
  return `<span class="state s-${slug(state)}">${state}</span>`;
}

function ruleHtml({ rule, state, evidence }: RuleResult): string {
  const remedy = state === "violated" ? `<p><b>What to do:</b> ${escapeHtml(rule.remediation)}</p>` : "";
  const table =
    evidence.length === 0
      ? `<p class="soft">The stack has no resource that this speaks of.</p>`
      : `<table><thead><tr><th>resource</th><th>property</th><th>expected</th><th>found</th><th>state</th></tr></thead><tbody>${evidence.map(evidenceHtml).join("")}</tbody></table>`;
  return `<div class="rule"><h3>${escapeHtml(rule.statement)} ${badge(state)}</h3><p class="soft">${escapeHtml(rule.rationale)} <code>${escapeHtml(rule.name)}</code>, ${rule.severity}, ${rule.enforcement}, <a href="${escapeHtml(rule.source.url)}">source</a> (read: ${escapeHtml(rule.source.readOn)})</p>${remedy}${table}</div>`;
}

function evidenceHtml(one: Evidence): string {
  const name = `<td title="${escapeHtml(one.urn ?? "")}">${escapeHtml(one.name)}<span class="type">${escapeHtml(one.type)}</span></td>`;
  if (one.state === "undecided" || one.state === "not applicable") {
    const property = one.property === "" ? "" : `<code>${escapeHtml(one.property)}</code> `;
    return `<tr>${name}<td colspan="3">${property}${escapeHtml(one.reason ?? "")}</td><td>${badge(one.state)}</td></tr>`;
  }
  const reason = one.reason === undefined ? "" : `<span class="type">${escapeHtml(one.reason)}</span>`;
  return `<tr>${name}<td data-label="property"><code>${escapeHtml(one.property)}</code></td><td data-label="expected">${escapeHtml(one.expected)}</td><td data-label="found">${escapeHtml(one.found)}</td><td>${badge(one.state)}${reason}</td></tr>`;
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

function slug(state: RowState): string {
  return state.replaceAll(" ", "-");
}
