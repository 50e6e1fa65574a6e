import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { backupWritersCannotDelete } from "../../../../policies/rules/backup/backup-writers-cannot-delete.ts";
import { bucket, role, rolePolicy, schedule, task, writes } from "../../example-backup.ts";
import { given, ruleTable } from "../../rule-table.ts";

const ALL = (policy: object) => [
  schedule,
  task,
  role,
  given(rolePolicy, { policy: JSON.stringify(policy) }),
  bucket,
];

ruleTable(backupWritersCannotDelete, {
  rows: [
    { kind: "met", it: "accepts a role that adds only", views: ALL({ Statement: [writes] }), state: "met" },
    {
      kind: "violated",
      it: "refuses a role that deletes",
      views: ALL({ Statement: [writes, { ...writes, Action: "s3:DeleteObject" }] }),
      state: "violated",
      says: 'BAK-09: "dump-policy" policy must be without a way to end a backup; got s3:DeleteObject. Leave s3:PutObject and s3:AbortMultipartUpload alone in the role of the dump.',
    },
    {
      kind: "spelling",
      it: "refuses a pattern that covers deleting",
      views: ALL({ Statement: [{ ...writes, Action: "s3:*" }] }),
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses everything but a list",
      views: ALL({ Statement: [writes, { Effect: "Allow", NotAction: "iam:*", Resource: "*" }] }),
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a denial of deleting",
      views: ALL({ Statement: [writes, { Effect: "Deny", Action: "s3:DeleteObject", Resource: "*" }] }),
      state: "met",
    },
    {
      kind: "absent",
      it: "has nothing to say without a scheduled task",
      views: [bucket, role, rolePolicy],
      state: "silent",
    },
    {
      kind: "unknown",
      it: "leaves a text that is not known undecided",
      views: [schedule, task, role, given(rolePolicy, { policy: UNKNOWN }), bucket],
      state: "undecided",
      undecided: "policy",
    },
  ],
  without: { boundary: "an action is covered or not" },
});
