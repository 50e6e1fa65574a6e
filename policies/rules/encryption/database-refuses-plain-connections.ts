import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { parameterOf } from "../../relations/database-parameters.ts";
import { judge, stackRule } from "../../rule.ts";
import { DB_INSTANCE } from "../../tokens.ts";

/** Major version from which RDS for PostgreSQL forces TLS where nothing is said (RDS guide, PostgreSQL over SSL). */
const FORCED_FROM = 15;

export const databaseRefusesPlainConnections = stackRule({
  name: "database-refuses-plain-connections",
  control: "ENC-05",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every PostgreSQL refuses connections without TLS.",
  rationale: "A client that forgets TLS sends its password in clear, and nobody notices.",
  remediation: "Leave rds.force_ssl at 1 in the database's parameter group.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(DB_INSTANCE).flatMap((database) =>
      judge(database.urn, () => {
        const read = inputsOf(database);
        if (read.text("engine") !== "postgres") return notApplicable("not PostgreSQL");
        const major = Number.parseInt(read.text("engineVersion") ?? "", 10);
        const absent = major >= FORCED_FROM ? "1" : "0";
        const { property, value } = parameterOf(index, database, "rds.force_ssl");
        const found = value ?? absent;
        return fact(found === "1", property, "1", value === undefined ? `nothing, so ${absent}` : found);
      }),
    ),
});
