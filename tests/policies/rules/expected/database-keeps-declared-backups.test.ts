import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseKeepsDeclaredBackups } from "../../../../policies/rules/expected/database-keeps-declared-backups.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const rule = databaseKeepsDeclaredBackups("BAK-03", {
  rule: "database-backup-days",
  days: 30,
  tier: "production",
});
const database = view(DB_INSTANCE, "database", { backupRetentionPeriod: 35 });

ruleTable(rule, {
  rows: [
    { kind: "met", it: "accepts more days than declared", views: [database], state: "met" },
    {
      kind: "violated",
      it: "refuses a week",
      views: [given(database, { backupRetentionPeriod: 7 })],
      state: "violated",
      says: 'BAK-03: "database" backupRetentionPeriod must be at least 30 days; got 7 days. Set database.backupRetentionDays to 30 or more.',
    },
    {
      kind: "absent",
      it: "refuses the provider's 0",
      views: [given(database, { backupRetentionPeriod: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses 29 days",
      views: [given(database, { backupRetentionPeriod: 29 })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts 30 days",
      views: [given(database, { backupRetentionPeriod: 30 })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses a cluster's default of 1",
      views: [view(DB_CLUSTER, "cluster", {})],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown days undecided",
      views: [given(database, { backupRetentionPeriod: UNKNOWN })],
      state: "undecided",
    },
    {
      kind: "not applicable",
      it: "asks it of the declared tier only",
      views: [given(database, { backupRetentionPeriod: 1 })],
      state: "notApplicable",
      context: { tier: "staging" },
    },
    {
      kind: "not applicable",
      it: "does not ask it of a replica",
      views: [given(database, { replicateSourceDb: "source" })],
      state: "notApplicable",
    },
  ],
});
