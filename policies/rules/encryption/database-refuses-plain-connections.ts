import { judgeParameter } from "../../relations/database-parameters.ts";
import { stackRule } from "../../rule.ts";

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
    judgeParameter(index, {
      name: "rds.force_ssl",
      accepted: ["1"],
      own: { from: FORCED_FROM, value: "1", before: "0" },
    }),
});
