import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentDailySnapshotsAreKept } from "../../../../policies/rules/backup/document-daily-snapshots-are-kept.ts";
import { dedicated, flex, kept, project, schedule } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(documentDailySnapshotsAreKept, {
  rows: [
    { kind: "met", it: "accepts what is asked", views: [project, dedicated, kept], state: "met" },
    {
      kind: "violated",
      it: "refuses a week",
      views: [project, dedicated, schedule([7, "days"], [12, "months"])],
      state: "violated",
      says: 'BAK-03: "cluster" daily snapshots must be at least 30 days; got 7 days. Set backup.dailyRetentionDays to 30 or more.',
    },
    {
      kind: "boundary",
      it: "accepts the last day",
      views: [project, dedicated, schedule([30, "days"], [12, "months"])],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a day less",
      views: [project, dedicated, schedule([29, "days"], [12, "months"])],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a schedule without such a line",
      views: [project, dedicated, given(kept, { policyItemDaily: undefined })],
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
      views: [project, dedicated, schedule([5, "weeks"], [12, "months"])],
      state: "met",
    },
    {
      kind: "spelling",
      it: "takes no unit that nobody knows",
      views: [project, dedicated, schedule([9, "eons"], [12, "months"])],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown retention undecided",
      views: [project, dedicated, schedule([UNKNOWN, "days"], [12, "months"])],
      state: "undecided",
      undecided: "policyItemDaily.retentionValue",
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
