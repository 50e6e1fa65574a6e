import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseVersionIsSupported } from "../../../../policies/rules/data/database-version-is-supported.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const database = view(DB_INSTANCE, "database", { engine: "postgres", engineVersion: "16.10" });

ruleTable(databaseVersionIsSupported, {
  rows: [
    { kind: "met", it: "accepts a supported version", views: [database], state: "met" },
    {
      kind: "violated",
      it: "refuses a version past its end",
      views: [given(database, { engineVersion: "13.22" })],
      state: "violated",
      says: 'DAT-07: "database" engineVersion must be supported on 2026-11-20; got 13.22, supported until 2026-02-28. Name a supported version in database.version.',
    },
    {
      kind: "violated",
      it: "refuses a version that nobody knows",
      views: [given(database, { engineVersion: "99" })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a version that AWS picks",
      views: [given(database, { engineVersion: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts the last day of support",
      views: [database],
      state: "met",
      context: { today: "2029-02-28" },
    },
    {
      kind: "boundary",
      it: "refuses the day after",
      views: [database],
      state: "violated",
      context: { today: "2029-03-01" },
    },
    {
      kind: "spelling",
      it: "reads a major version alone",
      views: [given(database, { engineVersion: 16 })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads an Aurora cluster",
      views: [view(DB_CLUSTER, "cluster", { engine: "aurora-postgresql", engineVersion: "12.22" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown version undecided",
      views: [given(database, { engineVersion: UNKNOWN })],
      state: "undecided",
      undecided: "engineVersion",
    },
    {
      kind: "not applicable",
      it: "does not ask it of MySQL",
      views: [given(database, { engine: "mysql" })],
      state: "notApplicable",
    },
  ],
});
