import { Budget as AwsBudget, type BudgetArgs as AwsBudgetArgs } from "@pulumi/aws/budgets/budget.js";
import { ComponentResource, type Input, type Resource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { isMailAddress } from "../lib/mail-address.ts";

/** Percent of the budget at which somebody is told (checklist GOV-02), and how urgently. */
const STEPS = [
  { percent: 80, severity: "warning" },
  { percent: 100, severity: "critical" },
] as const;

export interface BudgetArgs {
  readonly context: StackContext;
  /**
   * Topics of the watch region, whose policy and key let Budgets publish. Whether Budgets reaches a topic of an opt-in region stands
   * nowhere (Cost Management User Guide, "Creating an Amazon SNS topic for budget notifications", read 2026-11-27), and the watch
   * region is none.
   */
  readonly topics: {
    readonly arns: Readonly<Record<"warning" | "critical", Input<string>>>;
    readonly ready: readonly Resource[];
  };
}

/**
 * What the account may cost in a month, with an alarm before it is spent. It counts the whole account: a budget by tag
 * counts nothing, and never alarms, until somebody has activated the tag for billing by hand.
 */
export class Budget extends ComponentResource {
  constructor(name: string, args: BudgetArgs, opts?: ComponentOptions) {
    super("slipway:governance:Budget", name, {}, opts);
    const { context, topics } = args;
    const { monthlyBudgetUsd, owner } = context.settings;
    const draft: AwsBudgetArgs = {
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: String(monthlyBudgetUsd),
      limitUnit: "USD",
      notifications: STEPS.map(({ percent, severity }) => ({
        notificationType: "ACTUAL",
        comparisonOperator: "GREATER_THAN",
        threshold: percent,
        thresholdType: "PERCENTAGE",
        subscriberSnsTopicArns: [topics.arns[severity]],
        // Whoever answers for the stack hears of its money himself, where the configuration names an address.
        ...(isMailAddress(owner) ? { subscriberEmailAddresses: [owner] } : {}),
      })),
      tags: context.tags(name),
    };
    new AwsBudget(`${name}-monthly`, context.override(name, "budget", draft), {
      parent: this,
      dependsOn: [...topics.ready],
    });
    this.registerOutputs({});
  }
}
