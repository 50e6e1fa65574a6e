import type { ChecklistRow } from "../checklist.ts";
import type { RuleContext } from "../context.ts";
import { type Exemption, exemptionFor, isStackItself, stateOn } from "../exemptions.ts";
import { indexViews, type ViewIndex } from "../index-views.ts";
import { letsGo } from "../lets-go.ts";
import {
  type Evidence,
  type Report,
  type ReportExemption,
  type ReportRow,
  ROW_STATES,
  type RowState,
  type RuleResult,
  type RunBlock,
} from "../report/model.ts";
import { reportLimits } from "../report/report-limits.ts";
import { reportRegions } from "../report/report-regions.ts";
import type { ResourceView } from "../resource-view.ts";
import { nameOf, type Rule, runRule, typeOf } from "../rule.ts";
import type { Finding } from "../verdict.ts";

/** What an audit needs beside the resources. */
export interface AuditContext {
  readonly rules: readonly Rule[];
  readonly checklist: readonly ChecklistRow[];
  readonly exemptions: readonly Exemption[];
  readonly rule: RuleContext;
  readonly accounts: readonly string[];
  readonly overrides: Report["overrides"];
  readonly packHash: string;
  readonly run: RunBlock;
}

/**
 * Runs every rule over a stack's resources and lays the findings under the checklist. Pure; the same input gives the same
 * report. Views of a run that ended early are not `complete`: what the stack seems to lack may only not have come yet, so
 * rules about the stack are then undecided.
 */
export function audit(views: readonly ResourceView[], context: AuditContext, complete = true): Report {
  const index = indexViews(views);
  const mine = context.exemptions.filter((one) => one.stack === context.rule.stack);
  const used = new Set<Exemption>();
  const results = context.rules.map((rule) =>
    resultOf(
      rule,
      complete ? runRule(rule, index, context.rule) : runEarly(rule, index, context),
      context,
      mine,
      used,
    ),
  );
  const exemptions = mine.map((one) => reportExemption(one, context, complete ? index : undefined, used));
  const rows = context.checklist.map((row) => reportRow(row, results, exemptions));
  return {
    schema: 1,
    run: context.run,
    product: context.rule.product ?? "",
    stack: context.rule.stack,
    tier: context.rule.tier,
    accounts: context.accounts,
    regions: reportRegions(index, context.rule),
    packHash: context.packHash,
    resources: { seen: views.length, judged: judged(results) },
    counts: Object.fromEntries(
      ROW_STATES.map((state) => [state, rows.filter((row) => row.state === state).length]),
    ) as Record<RowState, number>, // one entry for every state, from the list of all states
    verdict: verdictOf(results, exemptions),
    rows,
    overrides: context.overrides,
    exemptions,
    limits: reportLimits(index, context.rule),
  };
}

function resultOf(
  rule: Rule,
  findings: readonly Finding[],
  context: AuditContext,
  exemptions: readonly Exemption[],
  used: Set<Exemption>,
): RuleResult {
  const unsorted = findings.map((finding): Evidence => {
    const exemption =
      finding.state === "violated" ? exemptionFor(exemptions, rule, finding, context.rule.today) : undefined;
    if (exemption !== undefined) used.add(exemption);
    return evidenceOf(finding, exemption);
  });
  // Engines list resources in any order: the worst first, then by name, so that two runs give one report.
  const evidence = [...unsorted].sort((a, b) =>
    rank(a) === rank(b) ? compare(a.urn ?? "", b.urn ?? "") : rank(a) - rank(b),
  );
  const { scope: _, check: __, ...metadata } = rule;
  const { types: ___, ...plain } = { types: undefined, ...metadata };
  const state = stateOf(evidence.map((one) => one.state));
  const owner = findings.flatMap((one) => (one.state === "notApplicable" ? (one.ownedBy ?? []) : []))[0];
  return { rule: plain, state, evidence, ...(owner !== undefined && { ownedBy: owner }) };
}

function rank({ state }: Evidence): number {
  return ROW_STATES.indexOf(state);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function runEarly(rule: Rule, index: ViewIndex, context: AuditContext): readonly Finding[] {
  if (rule.scope === "resource") return runRule(rule, index, context.rule);
  return [
    { state: "undecided", property: "", reason: "the run ended before the stack was whole", urn: undefined },
  ];
}

function remedyOf(finding: Finding): string | undefined {
  return finding.state === "violated" ? finding.remedy : undefined;
}

function evidenceOf(finding: Finding, exemption: Exemption | undefined): Evidence {
  const { urn } = finding;
  const where = {
    urn,
    name: urn === undefined ? "the stack" : nameOf(urn),
    type: urn === undefined ? "" : typeOf(urn),
  };
  switch (finding.state) {
    case "met":
    case "violated": {
      const { property, expected, found } = finding;
      if (exemption === undefined)
        return { ...where, state: finding.state, property, expected, found, reason: remedyOf(finding) };
      const reason = `${exemption.id}: ${exemption.reason} (until ${exemption.end})`;
      return { ...where, state: "exempt", property, expected, found, reason };
    }
    case "undecided":
      return {
        ...where,
        state: "undecided",
        property: finding.property,
        expected: "",
        found: "",
        reason: finding.reason,
      };
    case "unchecked":
      return {
        ...where,
        state: "not yet covered",
        property: "",
        expected: "",
        found: "",
        reason: finding.reason,
      };
    case "notApplicable":
      return {
        ...where,
        state: "not applicable",
        property: "",
        expected: "",
        found: "",
        reason: finding.reason,
      };
  }
}

/** The worst state of several; without any, the rule had nothing to judge. */
function stateOf(states: readonly RowState[]): RowState {
  return ROW_STATES.find((state) => states.includes(state)) ?? "not applicable";
}

function reportRow(
  row: ChecklistRow,
  results: readonly RuleResult[],
  exemptions: readonly ReportExemption[],
): ReportRow {
  const rules = results.filter((result) => result.rule.control === row.id);
  const { id, area, requirement } = row;
  const make = (state: RowState, reason: string | undefined): ReportRow => ({
    id,
    area,
    requirement,
    state,
    reason,
    rules,
  });
  if (id === WAIVERS) return waiverRow(make, exemptions);
  if (row.shownBy === "app")
    return make("not applicable", "The application itself shows this; the platform cannot.");
  if (rules.length === 0) return make("not yet covered", row.remaining ?? UNCOVERED[row.shownBy]);
  const state = stateOf(rules.map((result) => result.state));
  if (state === "not applicable") return make(state, naReason(rules));
  // What shows the rest must not stand for what only another stack can show.
  const elsewhere = rules.find((result) => result.state === "not applicable" && result.ownedBy !== undefined);
  if (state === "met" && elsewhere?.ownedBy !== undefined)
    return make("not yet covered", sharedReason(elsewhere.ownedBy, rules));
  if (state === "met" && row.remaining !== undefined) return make("not yet covered", row.remaining);
  if (state === "not yet covered") return make(state, row.remaining ?? uncheckedReason(rules));
  return make(state, row.remaining);
}

/** What this stack shows of a row, and what the report of another one does. */
function sharedReason(owner: string, rules: readonly RuleResult[]): string {
  const theirs = rules.filter(({ ownedBy }) => ownedBy === owner).map(({ rule }) => rule.name);
  return `Met as far as it is this stack's; the report of the stack ${owner} shows the rest: ${theirs.join(", ")}.`;
}

/** Who holds what no rule can look at. */
function uncheckedReason(rules: readonly RuleResult[]): string | undefined {
  const all = rules.flatMap(({ evidence }) => evidence);
  const reason = all.find(({ state }) => state === "not yet covered")?.reason;
  return reason === undefined ? undefined : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

const UNCOVERED: Readonly<Record<ChecklistRow["shownBy"], string>> = {
  policy: "No rule judges this yet.",
  resource: "No rule looks for the resources that show this yet.",
  delivery: "Records of deliveries show this; none are read yet.",
  runbook: "A person follows a runbook; its record is not read yet.",
  app: "",
};

/** The row that says that waivers are in order: shown by the exemptions themselves. */
const WAIVERS = "GOV-05";

function waiverRow(
  make: (state: RowState, reason: string | undefined) => ReportRow,
  exemptions: readonly ReportExemption[],
): ReportRow {
  const broken = exemptions.filter(isBroken).map((one) => `${one.id} is ${wordsFor(one.state)}`);
  if (broken.length > 0) return make("violated", `${[...new Set(broken)].join("; ")}.`);
  const entries = new Set(exemptions.map(({ id }) => id)).size;
  return make("met", `${entries} exemptions, each with owner, approver, reason and end date.`);
}

function wordsFor(state: ReportExemption["state"]): string {
  return state === "matches nothing" ? "for a resource that does not exist" : state;
}

function isBroken(exemption: ReportExemption): boolean {
  return exemption.state === "expired" || exemption.state === "matches nothing";
}

function naReason(rules: readonly RuleResult[]): string {
  const reasons = rules.flatMap((result) => result.evidence.flatMap((one) => one.reason ?? []));
  return reasons[0] ?? "The stack has no resource that this speaks of.";
}

function reportExemption(
  one: Exemption,
  context: AuditContext,
  index: ViewIndex | undefined,
  used: ReadonlySet<Exemption>,
): ReportExemption {
  const exists =
    index === undefined ||
    isStackItself(one) ||
    index.ofType(one.resource.type).some((view) => view.name === one.resource.name);
  const when = stateOn(one, context.rule.today);
  const state = exists
    ? when !== "in force"
      ? when
      : used.has(one)
        ? "used"
        : "unused"
    : letsGo(one) && when !== "expired"
      ? "let go"
      : "matches nothing";
  const { id, owner, approver, reason, start, end } = one;
  const appliesTo = one.control ?? one.rule ?? "";
  return {
    id,
    appliesTo,
    resource: `${one.resource.type} ${one.resource.name}`,
    owner,
    approver,
    reason,
    start,
    end,
    state,
  };
}

function verdictOf(
  results: readonly RuleResult[],
  exemptions: readonly ReportExemption[],
): Report["verdict"] {
  const mandatory = results.filter((result) => result.rule.enforcement === "mandatory");
  if (exemptions.some(isBroken) || mandatory.some((result) => result.state === "violated")) return "refused";
  return mandatory.some((result) => result.evidence.some((one) => one.state === "undecided"))
    ? "open"
    : "passed";
}

function judged(results: readonly RuleResult[]): number {
  const decided = results.flatMap((result) =>
    result.evidence.filter((one) => one.state !== "not applicable"),
  );
  return new Set(decided.flatMap((one) => one.urn ?? [])).size;
}
