import type { RuleContext } from "../context.ts";
import { atMost, fact } from "../expect.ts";
import type { Reader } from "../reader.ts";
import { Undecided } from "../undecided.ts";
import type { Verdict } from "../verdict.ts";

/** What makes a budget one of less than the account's costs, or of an amount that nobody wrote; none of it is there by default. */
const NARROWING = [
  "costFilters",
  "filterExpression",
  "billingViewArn",
  "autoAdjustData",
  "plannedLimits",
] as const;

/** Costs that count unless they are taken out (@pulumi/aws 7.48.0, budgets.BudgetCostTypes: each is true by default). */
const COUNTED = [
  "includeOtherSubscription",
  "includeRecurring",
  "includeSubscription",
  "includeSupport",
  "includeTax",
  "includeUpfront",
] as const;

/** Whether a budget counts everything that the stack's account costs, now, against no more than the configured amount. */
export function spendingIsCounted(
  budget: Reader,
  { accountId, monthlyBudgetUsd, today }: RuleContext,
): readonly Verdict[] {
  if (monthlyBudgetUsd === undefined) throw new Undecided("monthlyBudgetUsd", "not in the stack's file");
  const amount = budget.number("limitAmount");
  const unit = budget.text("limitUnit") ?? "nothing";
  const account = budget.text("accountId") ?? accountId; // left out it is the caller's (@pulumi/aws 7.48.0)
  return [
    amount === undefined
      ? fact(false, "limitAmount", `at most ${monthlyBudgetUsd} USD`, "nothing")
      : atMost("limitAmount", monthlyBudgetUsd, amount, "USD"),
    fact(unit === "USD", "limitUnit", "USD", unit),
    fact(account === accountId, "accountId", "the stack's account", account === accountId ? "it" : "another"),
    ...NARROWING.filter((name) => says(budget, name)).map((name) =>
      fact(false, name, "left out, so that every cost counts", "declared"),
    ),
    ...COUNTED.map((name) => {
      const counts = budget.flag(`costTypes.${name}`, true);
      return fact(counts, `costTypes.${name}`, "true", String(counts));
    }),
    ...period(budget, today),
  ];
}

function says(budget: Reader, name: string): boolean {
  return (
    budget.unknown(name) || (Array.isArray(budget.get(name)) ? budget.has(`${name}[0]`) : budget.has(name))
  );
}

/** `2017-01-01_12:00`; left out it began with this month and does not end (@pulumi/aws 7.48.0). */
function period(budget: Reader, today: string): readonly Verdict[] {
  const start = budget.text("timePeriodStart");
  const end = budget.text("timePeriodEnd");
  return [
    ...(start === undefined
      ? []
      : [fact(start.slice(0, 10) <= today, "timePeriodStart", "in the past", start)]),
    ...(end === undefined ? [] : [fact(end.slice(0, 10) > today, "timePeriodEnd", "in the future", end)]),
  ];
}
