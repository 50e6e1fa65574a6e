import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { parameterOf } from "../../relations/database-parameters.ts";
import { judge, stackRule } from "../../rule.ts";
import { DB_INSTANCE } from "../../tokens.ts";

const MODERN: readonly string[] = ["TLSv1.2", "TLSv1.3"];

/** Major version from which PostgreSQL's own lowest is TLS 1.2 (release notes of PostgreSQL 13, from memory, 2026-11). */
const MODERN_FROM = 13;

export const databaseSpeaksModernTls = stackRule({
  name: "database-speaks-modern-tls",
  control: "ENC-04",
  severity: "high",
  enforcement: "mandatory",
  statement: "PostgreSQL speaks TLS 1.2 or newer only.",
  rationale: "Older versions can be broken by whoever listens.",
  remediation: "Leave ssl_min_protocol_version at TLSv1.2 in the database's parameter group.",
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
        const absent = major >= MODERN_FROM ? "TLSv1.2" : "TLSv1";
        const { property, value } = parameterOf(index, database, "ssl_min_protocol_version");
        const lowest = value ?? absent;
        const found = value === undefined ? `nothing, so ${absent}` : lowest;
        return fact(MODERN.includes(lowest), property, "TLSv1.2 or TLSv1.3", found);
      }),
    ),
});
