import type { ViewIndex } from "../index-views.ts";
import { inputsOf, type Reader } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { BACKUP_PLAN, BACKUP_SELECTION } from "../tokens.ts";

/** One rule of a plan, as far as rules ask. */
export interface PlanRule {
  readonly plan: ResourceView;
  readonly path: string;
  /** How often it runs, as its schedule says; `seldom` is less than every month. */
  readonly runs: "daily" | "monthly" | "seldom";
  /** Days that a snapshot is kept, and each of its copies; a lifecycle left out keeps them for ever. */
  readonly days: number;
  readonly copies: readonly { readonly read: Reader; readonly days: number }[];
}

/** What makes a selection one of fewer than its resources: exclusions, and conditions that all must hold. */
const NARROWING = ["conditions", "notResources"] as const;

/** The rules of all plans that select a database, whatever a tag or a pattern says. */
export function planRulesOf(index: ViewIndex, database: ResourceView): readonly PlanRule[] {
  const selections = index
    .pointingAt(database, BACKUP_SELECTION, "resources")
    .filter((one) => NARROWING.every((word) => !says(inputsOf(one), word)));
  const plans = selections.flatMap((selection) => index.linked(selection, "planId", BACKUP_PLAN));
  return [...new Set(plans)].flatMap(rulesOf);
}

function says(selection: Reader, word: string): boolean {
  const value = selection.get(word);
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** Days that the plans of the stack keep their snapshots and copies, each number once. */
export function plannedDays(index: ViewIndex): readonly number[] {
  const rules = index.ofType(BACKUP_PLAN).flatMap(rulesOf);
  return [...new Set(rules.flatMap((rule) => [rule.days, ...rule.copies.map((copy) => copy.days)]))];
}

function rulesOf(plan: ResourceView): readonly PlanRule[] {
  return inputsOf(plan)
    .items("rules")
    .map((read) => ({
      plan,
      path: `${plan.name}.${read.path}`,
      runs: frequency(read.text("schedule") ?? ""),
      days: daysIn(read),
      copies: read.items("copyActions").map((copy) => ({ read: copy, days: daysIn(copy) })),
    }));
}

function daysIn(read: Reader): number {
  return read.number("lifecycle.deleteAfter") ?? Number.POSITIVE_INFINITY;
}

/** `cron(minutes hours day-of-month month day-of-week year)`, or a rate of minutes, hours or one day. */
export function frequency(schedule: string): PlanRule["runs"] {
  if (/^rate\((?:\d+ (?:minutes?|hours?)|1 day)\)$/.test(schedule)) return "daily";
  const [, day, month, weekday] = /^cron\(\S+ \S+ (\S+) (\S+) (\S+) \S+\)$/.exec(schedule) ?? [];
  if (month !== "*") return "seldom";
  const every = (field: string | undefined): boolean => field === "*" || field === "?";
  return every(day) && every(weekday) ? "daily" : "monthly"; // on some days of every month
}
