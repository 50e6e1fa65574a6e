import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseRecoversToAPoint } from "../../../../policies/rules/backup/database-recovers-to-a-point.ts";
import { DB_CLUSTER } from "../../../../policies/tokens.ts";
import { database } from "../../example-backup.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

ruleTable(databaseRecoversToAPoint, {
  rows: [
    { kind: "met", it: "accepts 30 days of automated backups", views: [database], state: "met" },
    {
      kind: "violated",
      it: "refuses backups that are off",
      views: [given(database, { backupRetentionPeriod: 0 })],
      state: "violated",
      says: 'BAK-06: "database" point-in-time recovery must be within 15 minutes; got a day, from snapshots alone. Set database.backupRetentionDays to 1 or more.',
    },
    {
      kind: "absent",
      it: "refuses an instance that says nothing",
      views: [given(database, { backupRetentionPeriod: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts one day",
      views: [given(database, { backupRetentionPeriod: 1 })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts a cluster that says nothing",
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
      it: "leaves a replica to its source",
      views: [given(database, { replicateSourceDb: "other" })],
      state: "notApplicable",
    },
  ],
});
