import { atLeast, notApplicable } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import { inputsOf } from "../../reader.ts";
import { type ResourceRule, resourceRule } from "../../rule.ts";

type Declared = Expectation & { readonly rule: "database-backup-days" };

/** Makes the rule that automated backups are kept for the days that the product declares. */
export function databaseKeepsDeclaredBackups(control: string, declared: Declared): ResourceRule {
  return resourceRule({
    name: `database-keeps-declared-backups-${control.toLowerCase()}`,
    control,
    severity: "high",
    enforcement: "mandatory",
    statement: `Every database keeps ${declared.days} days of automated backups.`,
    rationale: "A fault noticed weeks later must still be recoverable.",
    remediation: `Set database.backupRetentionDays to ${declared.days} or more.`,
    source: {
      url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html",
      readOn: "2026-11-27",
    },
    types: ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster"],
    check(view, { tier }) {
      if (declared.tier !== undefined && declared.tier !== tier)
        return notApplicable(`declared for ${declared.tier} only`);
      const read = inputsOf(view);
      if (read.has("replicateSourceDb")) return notApplicable("a replica, covered by its source");
      // @pulumi/aws 7.48.0: left out it is 0 for an instance (no backups) and 1 for a cluster.
      const absent = view.type === "aws:rds/cluster:Cluster" ? 1 : 0;
      return atLeast(
        "backupRetentionPeriod",
        declared.days,
        read.number("backupRetentionPeriod") ?? absent,
        "days",
      );
    },
  });
}
