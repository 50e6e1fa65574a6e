import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../tokens.ts";

/** Minutes between two uploads of a database's log (RDS User Guide, "Restoring to a specified time", from memory, 2026-11). */
const LAG_MINUTES = 5;
/** Minutes of work that may be lost (BAK-06). */
const MOST_MINUTES = 15;

export const databaseRecoversToAPoint = resourceRule({
  name: "database-recovers-to-a-point",
  control: "BAK-06",
  severity: "critical",
  enforcement: "mandatory",
  statement: `Every database can go back to any moment until ${LAG_MINUTES} minutes ago, which is below ${MOST_MINUTES}.`,
  rationale: "Without its log a database goes back to the last snapshot, and loses a day.",
  remediation: "Set database.backupRetentionDays to 1 or more.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html",
    readOn: "2026-11-27",
  },
  types: [DB_INSTANCE, DB_CLUSTER],
  check(view) {
    const read = inputsOf(view);
    if (read.has("replicateSourceDb")) return notApplicable("a replica, covered by its source");
    const absent = view.type === DB_CLUSTER ? 1 : 0; // @pulumi/aws 7.48.0: default 0 for an instance, 1 for a cluster
    const days = read.number("backupRetentionPeriod") ?? absent;
    const recovers = days > 0 && LAG_MINUTES < MOST_MINUTES;
    const found = days > 0 ? `${LAG_MINUTES} minutes, for ${days} days` : "a day, from snapshots alone";
    return fact(recovers, "point-in-time recovery", `within ${MOST_MINUTES} minutes`, found);
  },
});
