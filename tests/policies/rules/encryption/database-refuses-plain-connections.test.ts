import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseRefusesPlainConnections } from "../../../../policies/rules/encryption/database-refuses-plain-connections.ts";
import { DB_INSTANCE, DB_PARAMETERS } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const parameters = (...list: readonly unknown[]) =>
  view(DB_PARAMETERS, "database-parameters", { parameters: list });
const forced = (value: unknown) => parameters({ name: "rds.force_ssl", value });
const group = parameters();
const database = from(
  view(DB_INSTANCE, "database", { engine: "postgres", engineVersion: "16.10", parameterGroupName: UNKNOWN }),
  "parameterGroupName",
  group,
);

ruleTable(databaseRefusesPlainConnections, {
  rows: [
    { kind: "met", it: "accepts a group that forces TLS", views: [database, forced("1")], state: "met" },
    {
      kind: "violated",
      it: "refuses a group that does not",
      views: [database, forced("0")],
      state: "violated",
      says: 'ENC-05: "database" database-parameters.parameters.rds.force_ssl must be 1; got 0. Leave rds.force_ssl at 1 in the database\'s parameter group.',
    },
    { kind: "absent", it: "accepts the default of PostgreSQL 16", views: [database, group], state: "met" },
    {
      kind: "absent",
      it: "accepts an instance without a group of its own",
      views: [given(database, { parameterGroupName: undefined })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses the default of PostgreSQL 14",
      views: [given(database, { engineVersion: "14.19" }), group],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts the default of PostgreSQL 15",
      views: [given(database, { engineVersion: "15.1" }), group],
      state: "met",
    },
    {
      kind: "spelling",
      it: "finds the group by its name",
      views: [
        given({ ...database, propertyDependencies: {} }, { parameterGroupName: "custom" }),
        { ...forced("0"), outputs: { name: "custom" } },
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "knows AWS's default group by its name",
      views: [given({ ...database, propertyDependencies: {} }, { parameterGroupName: "default.postgres16" })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown value undecided",
      views: [database, forced(UNKNOWN)],
      state: "undecided",
      undecided: "parameters[0].value",
    },
    {
      kind: "unknown",
      it: "leaves another stack's group undecided",
      views: [given({ ...database, propertyDependencies: {} }, { parameterGroupName: "elsewhere" })],
      state: "undecided",
    },
    {
      kind: "not applicable",
      it: "does not ask it of MySQL",
      views: [given(database, { engine: "mysql" })],
      state: "notApplicable",
    },
  ],
});
