import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { budgetAlarmsInTime } from "../../../../policies/rules/governance/budget-alarms-in-time.ts";
import { BUDGET } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const at = (threshold: unknown, change: Readonly<Record<string, unknown>> = {}) => ({
  notificationType: "ACTUAL",
  comparisonOperator: "GREATER_THAN",
  thresholdType: "PERCENTAGE",
  threshold,
  subscriberSnsTopicArns: ["arn:aws:sns:eu-west-1:111122223333:alerts"],
  ...change,
});
const budget = view(BUDGET, "budget", {
  budgetType: "COST",
  timeUnit: "MONTHLY",
  notifications: [at(80), at(100)],
});

ruleTable(budgetAlarmsInTime, {
  rows: [
    { kind: "met", it: "accepts alarms at 80 and 100 %", views: [budget], state: "met" },
    {
      kind: "violated",
      it: "refuses a budget that is told of when it is spent only",
      views: [given(budget, { notifications: [at(100)] })],
      state: "violated",
      says: 'GOV-02: "budget" notifications must be with one at 80 % that reaches somebody; got 100 %. Write monthlyBudgetUsd, and leave the budget\'s notifications as they are.',
    },
    {
      kind: "violated",
      it: "refuses a budget of a year",
      views: [given(budget, { timeUnit: "ANNUALLY" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a budget of hours instead of money",
      views: [given(budget, { budgetType: "USAGE" })],
      state: "violated",
    },
    { kind: "absent", it: "refuses a stack without a budget", views: [], state: "violated" },
    {
      kind: "absent",
      it: "refuses alarms that reach nobody",
      views: [given(budget, { notifications: [at(80, { subscriberSnsTopicArns: [] }), at(100)] })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses an alarm at 81 %",
      views: [given(budget, { notifications: [at(81), at(100)] })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts mail addresses and a threshold that is a text",
      views: [
        given(budget, {
          notifications: [
            at("80", { subscriberSnsTopicArns: undefined, subscriberEmailAddresses: ["a@shop.example"] }),
            at(100),
          ],
        }),
      ],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses a forecast in place of what was spent",
      views: [given(budget, { notifications: [at(80, { notificationType: "FORECASTED" }), at(100)] })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown notifications undecided",
      views: [given(budget, { notifications: UNKNOWN })],
      state: "undecided",
      undecided: "notifications",
    },
    {
      kind: "unknown",
      it: "accepts topics that are not known yet: they are declared",
      views: [
        given(budget, {
          notifications: [
            at(80, { subscriberSnsTopicArns: [UNKNOWN] }),
            at(100, { subscriberSnsTopicArns: UNKNOWN }),
          ],
        }),
      ],
      state: "met",
    },
  ],
});
