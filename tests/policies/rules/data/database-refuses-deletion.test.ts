import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseRefusesDeletion } from "../../../../policies/rules/data/database-refuses-deletion.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const database = view(DB_INSTANCE, "database", {
  deletionProtection: true,
  skipFinalSnapshot: false,
  deleteAutomatedBackups: false,
});

ruleTable(databaseRefusesDeletion, {
  rows: [
    { kind: "met", it: "accepts protection with a final snapshot", views: [database], state: "met" },
    {
      kind: "violated",
      it: "refuses a database without protection",
      views: [given(database, { deletionProtection: false })],
      state: "violated",
      says: 'DAT-03: "database" deletionProtection must be true; got false. Leave deletionProtection true in the stack\'s configuration, or have an exemption approved.',
    },
    {
      kind: "violated",
      it: "refuses a database that leaves no snapshot",
      views: [given(database, { skipFinalSnapshot: true })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a database that takes its backups along",
      views: [given(database, { deleteAutomatedBackups: true })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses the provider's default, which takes backups along",
      views: [given(database, { deleteAutomatedBackups: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses the provider's default of no protection",
      views: [given(database, { deletionProtection: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "accepts the provider's default of a snapshot",
      views: [given(database, { skipFinalSnapshot: undefined })],
      state: "met",
    },
    { kind: "spelling", it: "reads a cluster", views: [view(DB_CLUSTER, "cluster", {})], state: "violated" },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(database, { deletionProtection: UNKNOWN })],
      state: "undecided",
      undecided: "deletionProtection",
    },
    {
      kind: "not applicable",
      it: "asks it of production only",
      views: [given(database, { deletionProtection: false })],
      state: "notApplicable",
      context: { tier: "staging" },
    },
  ],
  without: { boundary: "a switch has none" },
});
