import { type ChecklistRow, checklistFor, GENERIC_ROWS } from "./checklist.ts";
import { loadExpectations } from "./expectations.ts";
import { expectationsPage } from "./expectations-page.ts";
import type { Rule } from "./rule.ts";
import { rulesIn } from "./rule-set.ts";

/** The page of all rules, under the rows of the checklist that they show: path from the project's folder → text. */
export function policyDocuments(configDir: string): Readonly<Record<string, string>> {
  const rows = checklistFor(loadExpectations(configDir));
  return {
    "docs/reference/policies.md": policiesPage(rows, rulesIn(configDir)),
    "docs/reference/expectations.md": expectationsPage(GENERIC_ROWS),
  };
}

function policiesPage(rows: readonly ChecklistRow[], rules: readonly Rule[]): string {
  const areas = [...new Set(rows.map((row) => row.area))];
  const covered = rows.filter((row) => rules.some((rule) => rule.control === row.id));
  return [
    "# Policies",
    "",
    "Generated from `policies/`; do not edit. Every row of the checklist that holds for the reference product, and the rules",
    `that judge it: ${rules.length} rules over ${covered.length} of ${rows.length} rows.`,
    ...areas.flatMap((area) => areaSection(area, rows, rules)),
    "",
  ].join("\n");
}

function areaSection(area: string, rows: readonly ChecklistRow[], rules: readonly Rule[]): readonly string[] {
  const mine = rows.filter((row) => row.area === area);
  return ["", `## ${area}`, ...mine.flatMap((row) => rowSection(row, rules))];
}

function rowSection(row: ChecklistRow, rules: readonly Rule[]): readonly string[] {
  const mine = rules.filter((rule) => rule.control === row.id);
  const body =
    mine.length === 0 ? ["", row.remaining ?? "No rule judges this yet."] : mine.flatMap(ruleSection);
  return ["", `### ${row.id} ${row.requirement}`, ...body];
}

function ruleSection(rule: Rule): readonly string[] {
  const judged = rule.scope === "resource" ? "each resource, before it is made" : "the whole stack";
  return [
    "",
    `**${rule.name}** (${rule.severity}, ${rule.enforcement}; judges ${judged}). ${rule.statement}`,
    `${rule.rationale} *${rule.remediation}* Source: <${rule.source.url}> (read: ${rule.source.readOn}).`,
  ];
}
