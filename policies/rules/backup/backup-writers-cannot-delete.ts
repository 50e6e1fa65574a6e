import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { scheduledDumps } from "../../relations/backup-buckets.ts";
import { covers, statementsIn } from "../../relations/policy-text.ts";
import { judge, stackRule } from "../../rule.ts";

/** What ends a backup in a bucket before its time. */
const ENDINGS: readonly string[] = [
  "s3:DeleteObject",
  "s3:DeleteObjectVersion",
  "s3:PutLifecycleConfiguration",
  "s3:PutBucketVersioning",
];

export const backupWritersCannotDelete = stackRule({
  name: "backup-writers-cannot-delete",
  control: "BAK-09",
  severity: "high",
  enforcement: "mandatory",
  statement: "The role that writes backups to a bucket can delete none, nor change how long they are kept.",
  rationale: "A task that is broken into must not take the backups along.",
  remediation: "Leave s3:PutObject and s3:AbortMultipartUpload alone in the role of the dump.",
  source: {
    url: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_access_control.md",
    readOn: "2026-11-27",
  },
  check: (index) =>
    scheduledDumps(index).flatMap(({ policies }) =>
      policies.flatMap((policy) =>
        judge(policy.urn, () => {
          const allowed = statementsIn(inputsOf(policy).get("policy"), "policy").filter((one) => one.allows);
          const wrong = ENDINGS.filter((ending) =>
            allowed.some(
              (one) => one.notActions.length > 0 || one.actions.some((action) => covers(action, ending)),
            ),
          );
          const found = wrong.length === 0 ? "none" : wrong.join(", ");
          return fact(wrong.length === 0, "policy", "without a way to end a backup", found);
        }),
      ),
    ),
});
