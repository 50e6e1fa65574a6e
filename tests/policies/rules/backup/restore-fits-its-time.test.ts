import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { restoreFitsItsTime } from "../../../../policies/rules/backup/restore-fits-its-time.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const context = { runbookMinutes: 32 };
const database = view(DB_INSTANCE, "database", { allocatedStorage: 100 });

ruleTable(restoreFitsItsTime, {
  rows: [
    {
      kind: "met",
      it: "accepts 100 GiB with 32 minutes of people",
      views: [database],
      context,
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses 5 TiB, whatever the runbook says of another size",
      views: [given(database, { allocatedStorage: 5120 })],
      context,
      state: "violated",
      says: 'BAK-07: "database" docs/runbooks/restore-database.md must be below 60 minutes; got 481 minutes: 32 of people, 11.7 to create an instance, 436.9 to load 5120 GiB. Write the steps with their minutes into docs/runbooks/restore-database.md, and make the database smaller or the steps shorter.',
    },
    {
      kind: "violated",
      it: "refuses steps that leave no time for the restore",
      views: [database],
      context: { runbookMinutes: 45 },
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a database that has grown past what was declared",
      views: [{ ...database, outputs: { allocatedStorage: 500 } }],
      context,
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts the last size that takes 59 minutes",
      views: [given(database, { allocatedStorage: 179 })],
      context,
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses the first size that takes an hour",
      views: [given(database, { allocatedStorage: 180 })],
      context,
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a database without a runbook",
      views: [database],
      context: { runbookMinutes: undefined },
      state: "violated",
    },
    {
      kind: "absent",
      it: "leaves a cluster undecided, whose storage nobody declares",
      views: [view(DB_CLUSTER, "cluster", {})],
      context,
      state: "undecided",
      undecided: "allocatedStorage",
    },
    {
      kind: "spelling",
      it: "reads a size that is written as a text",
      views: [given(database, { allocatedStorage: "100" })],
      context,
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a size that is not known yet undecided",
      views: [given(database, { allocatedStorage: UNKNOWN })],
      context,
      state: "undecided",
      undecided: "allocatedStorage",
    },
    {
      kind: "not applicable",
      it: "says nothing of a replica, which its source covers",
      views: [given(database, { allocatedStorage: undefined, replicateSourceDb: "database" })],
      context,
      state: "notApplicable",
    },
  ],
});
