import { atLeast, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../tokens.ts";

/** Days of automated backups with which RDS backs up daily at all; 0 switches them off. */
const LEAST_DAYS = 1;

export const databaseBacksUpDaily = resourceRule({
  name: "database-backs-up-daily",
  control: "BAK-01",
  severity: "critical",
  enforcement: "mandatory",
  statement: "Every database is backed up daily by itself.",
  rationale: "Backups that a person has to make are missing on the day they are needed.",
  remediation: "Set database.backupRetentionDays to 1 or more.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ManagingAutomatedBackups.html",
    readOn: "2026-11-27",
  },
  types: [DB_INSTANCE, DB_CLUSTER],
  check(view) {
    const read = inputsOf(view);
    if (read.has("replicateSourceDb")) return notApplicable("a replica, covered by its source");
    const absent = view.type === DB_CLUSTER ? 1 : 0; // @pulumi/aws 7.48.0: default 0 for an instance, 1 for a cluster
    return atLeast(
      "backupRetentionPeriod",
      LEAST_DAYS,
      read.number("backupRetentionPeriod") ?? absent,
      "days",
    );
  },
});
