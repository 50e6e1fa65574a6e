import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseBacksUpDaily } from "../../../../policies/rules/backup/database-backs-up-daily.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const database = view(DB_INSTANCE, "database", { backupRetentionPeriod: 30 });

ruleTable(databaseBacksUpDaily, {
  rows: [
    { kind: "met", it: "accepts 30 days", views: [database], state: "met" },
    {
      kind: "violated",
      it: "refuses backups switched off",
      views: [given(database, { backupRetentionPeriod: 0 })],
      state: "violated",
      says: 'BAK-01: "database" backupRetentionPeriod must be at least 1 days; got 0 days. Set database.backupRetentionDays to 1 or more.',
    },
    {
      kind: "absent",
      it: "refuses an instance's default of 0",
      views: [given(database, { backupRetentionPeriod: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts a single day",
      views: [given(database, { backupRetentionPeriod: 1 })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts a cluster's default of 1",
      views: [view(DB_CLUSTER, "cluster", {})],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves unknown days undecided",
      views: [given(database, { backupRetentionPeriod: UNKNOWN })],
      state: "undecided",
      undecided: "backupRetentionPeriod",
    },
    {
      kind: "not applicable",
      it: "does not ask it of a replica",
      views: [given(database, { backupRetentionPeriod: 0, replicateSourceDb: "source" })],
      state: "notApplicable",
    },
  ],
});
