import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { parameterOf } from "../../relations/database-parameters.ts";
import { judge, stackRule } from "../../rule.ts";
import { DB_INSTANCE } from "../../tokens.ts";

export const databaseLogsSlowQueries = stackRule({
  name: "database-logs-slow-queries",
  control: "DAT-09",
  severity: "medium",
  enforcement: "mandatory",
  statement: "PostgreSQL logs slow statements, and the log leaves the instance.",
  rationale: "The statement that slows the shop down is found in the log or not at all.",
  remediation: "Set database.slowQueryMilliseconds, and leave postgresql among the exported logs.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.Query_Logging.md",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(DB_INSTANCE).flatMap((database) =>
      judge(database.urn, () => {
        const read = inputsOf(database);
        if (read.text("engine") !== "postgres") return notApplicable("not PostgreSQL");
        const { property, value } = parameterOf(index, database, "log_min_duration_statement");
        const limit = Number(value ?? "-1"); // PostgreSQL's default: -1 logs none
        const exported = read.texts("enabledCloudwatchLogsExports").includes("postgresql");
        return [
          fact(limit >= 0, property, "0 ms or more", limit >= 0 ? `${limit} ms` : "off"),
          fact(
            exported,
            "enabledCloudwatchLogsExports",
            "with postgresql among them",
            exported ? "postgresql" : "without it",
          ),
        ];
      }),
    ),
});
