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
  limitAmount: "600",
  limitUnit: "USD",
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
      says: 'GOV-02: "budget" notifications must be with one at 80 % that reaches somebody; got 100 %. Write monthlyBudgetUsd, and leave the budget as it is.',
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
    {
      kind: "violated",
      it: "refuses a budget above the configured one",
      views: [given(budget, { limitAmount: "1000000000" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a budget of another unit",
      views: [given(budget, { limitUnit: "EUR" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a budget of another account",
      views: [given(budget, { accountId: "999988887777" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a budget of one service",
      views: [given(budget, { costFilters: [{ name: "Service", values: ["Amazon S3"] }] })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a budget of an expression",
      views: [given(budget, { filterExpression: { dimensions: { key: "SERVICE", values: ["Amazon S3"] } } })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a budget that adjusts itself to what was spent",
      views: [given(budget, { autoAdjustData: { autoAdjustType: "HISTORICAL" } })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a budget without taxes",
      views: [given(budget, { costTypes: { includeTax: false } })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a budget that has ended",
      views: [given(budget, { timePeriodEnd: "2026-11-20_00:00" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a budget that begins later",
      views: [given(budget, { timePeriodStart: "2026-11-21_00:00" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a dollar more than the configured budget",
      views: [given(budget, { limitAmount: "601" })],
      state: "violated",
      says: 'GOV-02: "budget" limitAmount must be at most 600 USD; got 601 USD. Write monthlyBudgetUsd, and leave the budget as it is.',
    },
    {
      kind: "absent",
      it: "refuses a budget without an amount",
      views: [given(budget, { limitAmount: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts an empty list of filters, a number, and a period that has begun and goes on",
      views: [
        given(budget, {
          limitAmount: 600,
          costFilters: [],
          costTypes: { includeCredit: false },
          timePeriodStart: "2026-11-01_00:00",
          timePeriodEnd: "2087-06-15_00:00",
        }),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown amount undecided",
      views: [given(budget, { limitAmount: UNKNOWN })],
      state: "undecided",
      undecided: "limitAmount",
    },
    {
      kind: "unknown",
      it: "is undecided where the file names no budget",
      views: [budget],
      context: { monthlyBudgetUsd: undefined },
      state: "undecided",
      undecided: "monthlyBudgetUsd",
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
