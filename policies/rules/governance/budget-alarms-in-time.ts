import { declared, fact } from "../../expect.ts";
import { inputsOf, type Reader } from "../../reader.ts";
import { spendingIsCounted } from "../../relations/budget-scope.ts";
import { judge, stackRule } from "../../rule.ts";
import { BUDGET } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

/** Percent of the budget at which somebody is told (GOV-02). */
const STEPS: readonly number[] = [80, 100];

export const budgetAlarmsInTime = stackRule({
  name: "budget-alarms-in-time",
  control: "GOV-02",
  severity: "medium",
  enforcement: "mandatory",
  statement: `A monthly budget of the whole account, no larger than the configured one, alarms at ${STEPS.join(" and ")} % of what was really spent.`,
  rationale: "A loop or a stolen key spends in a night what nobody sees before the bill comes.",
  remediation: "Write monthlyBudgetUsd, and leave the budget as it is.",
  source: { url: "https://unpkg.com/@pulumi/aws@7.48.0/types/input.d.ts", readOn: "2026-11-27" },
  check(index, context) {
    const budgets = index.ofType(BUDGET);
    if (budgets.length === 0) return judge(undefined, () => declared("monthly budget", "declared", false));
    return budgets.flatMap((view) =>
      judge(view.urn, () => [...verdicts(inputsOf(view)), ...spendingIsCounted(inputsOf(view), context)]),
    );
  },
});

function verdicts(read: Reader): readonly Verdict[] {
  const unit = read.text("timeUnit") ?? "nothing";
  const kind = read.text("budgetType") ?? "nothing";
  const told = read.items("notifications").flatMap((one) => {
    const actual =
      one.text("notificationType") === "ACTUAL" && one.text("comparisonOperator") === "GREATER_THAN";
    const percent = one.text("thresholdType") === "PERCENTAGE";
    // Topics of this stack are unknown in a preview: that they are declared is enough.
    const reaches =
      reachesSomebody(one, "subscriberSnsTopicArns") || reachesSomebody(one, "subscriberEmailAddresses");
    return actual && percent && reaches ? [one.number("threshold") ?? Number.NaN] : [];
  });
  return [
    fact(unit === "MONTHLY", "timeUnit", "MONTHLY", unit),
    fact(kind === "COST", "budgetType", "COST", kind),
    ...STEPS.map((step) =>
      fact(told.includes(step), "notifications", `with one at ${step} % that reaches somebody`, shown(told)),
    ),
  ];
}

function reachesSomebody(one: Reader, property: string): boolean {
  return one.unknown(property) || one.has(`${property}[0]`);
}

function shown(told: readonly number[]): string {
  return told.length === 0 ? "none" : told.map((step) => `${step} %`).join(", ");
}
