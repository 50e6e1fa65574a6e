import { isSet } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { BACKUP_PLAN } from "../../tokens.ts";

export const plansLeaveRecoveryToTheDatabase = resourceRule({
  name: "plans-leave-recovery-to-the-database",
  control: "BAK-06",
  severity: "medium",
  enforcement: "mandatory",
  statement:
    "Backup plans take snapshots only; point-in-time recovery has one owner, the database's own service.",
  rationale: "Two owners set each other's retention, and the shorter one wins unseen.",
  remediation: "Take enableContinuousBackup out of the plan.",
  source: {
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html",
    readOn: "not yet",
  },
  types: [BACKUP_PLAN],
  check: (view) =>
    inputsOf(view)
      .items("rules")
      // @pulumi/aws 7.48.0: off unless it is set
      .map((rule) =>
        isSet(`${rule.path}.enableContinuousBackup`, false, rule.flag("enableContinuousBackup", false)),
      ),
});
