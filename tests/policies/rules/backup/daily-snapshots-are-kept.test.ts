import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { dailySnapshotsAreKept } from "../../../../policies/rules/backup/daily-snapshots-are-kept.ts";
import { database, plan, planRule, selection } from "../../example-backup.ts";
import { given, ruleTable } from "../../rule-table.ts";

const WITH = (rule: unknown) => [database, given(plan, { rules: [rule] }), selection];

ruleTable(dailySnapshotsAreKept, {
  rows: [
    {
      kind: "met",
      it: "accepts 30 days",
      views: WITH(planRule("one", 30, "cron(0 5 * * ? *)")),
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a week",
      views: WITH(planRule("one", 7, "cron(0 5 * * ? *)")),
      state: "violated",
      says: 'BAK-03: "database" daily snapshots must be kept at least 30 days; got 7 days. Set backup.dailyRetentionDays to 30 or more.',
    },
    {
      kind: "boundary",
      it: "refuses a day less",
      views: WITH(planRule("one", 29, "cron(0 5 * * ? *)")),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a copy that goes early",
      views: WITH({
        ...planRule("one", 30, "cron(0 5 * * ? *)"),
        copyActions: [{ lifecycle: { deleteAfter: 7 } }],
      }),
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a database that no plan selects",
      views: [database, plan],
      state: "violated",
    },
    {
      kind: "absent",
      it: "accepts a lifecycle without an end",
      views: WITH({ schedule: "cron(0 5 * * ? *)" }),
      state: "met",
    },
    { kind: "spelling", it: "accepts a rate", views: WITH(planRule("one", 30, "rate(1 day)")), state: "met" },
    {
      kind: "violated",
      it: "refuses a snapshot a year",
      views: WITH(planRule("one", 3650, "cron(0 5 1 1 ? *)")),
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown days undecided",
      views: WITH({ schedule: "cron(0 5 * * ? *)", lifecycle: { deleteAfter: UNKNOWN } }),
      state: "undecided",
      undecided: "rules[0].lifecycle.deleteAfter",
    },
    {
      kind: "not applicable",
      it: "asks nothing of staging",
      views: [database],
      context: { tier: "staging" },
      state: "notApplicable",
    },
  ],
});
