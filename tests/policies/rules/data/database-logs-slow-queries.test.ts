import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseLogsSlowQueries } from "../../../../policies/rules/data/database-logs-slow-queries.ts";
import { DB_INSTANCE, DB_PARAMETERS } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const limit = (value: unknown) =>
  view(DB_PARAMETERS, "database-parameters", { parameters: [{ name: "log_min_duration_statement", value }] });
const database = from(
  view(DB_INSTANCE, "database", {
    engine: "postgres",
    parameterGroupName: UNKNOWN,
    enabledCloudwatchLogsExports: ["postgresql"],
  }),
  "parameterGroupName",
  limit("500"),
);

ruleTable(databaseLogsSlowQueries, {
  rows: [
    {
      kind: "met",
      it: "accepts statements above half a second",
      views: [database, limit("500")],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a log that is off",
      views: [database, limit("-1")],
      state: "violated",
      says: 'DAT-09: "database" database-parameters.parameters.log_min_duration_statement must be 0 ms or more; got off. Set database.slowQueryMilliseconds, and leave postgresql among the exported logs.',
    },
    {
      kind: "violated",
      it: "refuses a log that stays on the instance",
      views: [given(database, { enabledCloudwatchLogsExports: ["upgrade"] }), limit("500")],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses PostgreSQL's default, which logs none",
      views: [database, given(limit("500"), { parameters: [] })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses an instance that exports no log",
      views: [given(database, { enabledCloudwatchLogsExports: undefined }), limit("500")],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts 0, which logs every statement",
      views: [database, limit("0")],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads a limit that stands as a number",
      views: [database, limit(500)],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown group undecided",
      views: [given({ ...database, propertyDependencies: {} }, {})],
      state: "undecided",
      undecided: "parameterGroupName",
    },
    {
      kind: "not applicable",
      it: "does not ask it of MySQL",
      views: [given(database, { engine: "mysql" })],
      state: "notApplicable",
    },
  ],
});
