import { judgeParameter } from "../../relations/database-parameters.ts";
import { stackRule } from "../../rule.ts";

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
    judgeParameter(index, {
      name: "ssl_min_protocol_version",
      accepted: ["TLSv1.2", "TLSv1.3"],
      own: { from: MODERN_FROM, value: "TLSv1.2", before: "TLSv1" },
    }),
});
