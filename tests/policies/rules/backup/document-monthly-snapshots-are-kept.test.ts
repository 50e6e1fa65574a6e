import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentMonthlySnapshotsAreKept } from "../../../../policies/rules/backup/document-monthly-snapshots-are-kept.ts";
import { dedicated, flex, kept, project, schedule } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(documentMonthlySnapshotsAreKept, {
  rows: [
    { kind: "met", it: "accepts what is asked", views: [project, dedicated, kept], state: "met" },
    {
      kind: "violated",
      it: "refuses a week",
      views: [project, dedicated, schedule([30, "days"], [7, "days"])],
      state: "violated",
      says: 'BAK-04: "cluster" monthly snapshots must be at least 365 days; got 7 days. Set backup.monthlyRetentionDays to 365 or more.',
    },
    {
      kind: "boundary",
      it: "accepts the last day",
      views: [project, dedicated, schedule([30, "days"], [365, "days"])],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a day less",
      views: [project, dedicated, schedule([30, "days"], [364, "days"])],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a schedule without such a line",
      views: [project, dedicated, given(kept, { policyItemMonthlies: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a cluster without a schedule",
      views: [project, dedicated],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads other units",
      views: [project, dedicated, schedule([30, "days"], [1, "years"])],
      state: "met",
    },
    {
      kind: "spelling",
      it: "takes no unit that nobody knows",
      views: [project, dedicated, schedule([30, "days"], [9, "eons"])],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown retention undecided",
      views: [project, dedicated, schedule([30, "days"], [UNKNOWN, "days"])],
      state: "undecided",
      undecided: "policyItemMonthlies[0].retentionValue",
    },
    { kind: "not applicable", it: "asks it of no Flex", views: [project, flex], state: "notApplicable" },
    {
      kind: "not applicable",
      it: "asks it of production only",
      views: [project, dedicated],
      state: "notApplicable",
      context: { tier: "staging" },
    },
  ],
});
