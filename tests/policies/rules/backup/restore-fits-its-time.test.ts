import { restoreFitsItsTime } from "../../../../policies/rules/backup/restore-fits-its-time.ts";
import { database } from "../../example-backup.ts";
import { ruleTable } from "../../rule-table.ts";

ruleTable(restoreFitsItsTime, {
  rows: [
    {
      kind: "met",
      it: "accepts steps of 45 minutes",
      views: [database],
      context: { restoreMinutes: 45 },
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses steps that take too long",
      views: [database],
      context: { restoreMinutes: 90 },
      state: "violated",
      says: 'BAK-07: "database" docs/runbooks/restore-database.md must be below 60 minutes; got 90 minutes. Write the steps with their minutes into docs/runbooks/restore-database.md, and make the restore shorter.',
    },
    {
      kind: "boundary",
      it: "refuses an hour",
      views: [database],
      context: { restoreMinutes: 60 },
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a database without a runbook",
      views: [database],
      context: { restoreMinutes: undefined },
      state: "violated",
    },
  ],
  without: { spelling: "a runbook has one table of steps", unknown: "a file is read before the resources" },
});
