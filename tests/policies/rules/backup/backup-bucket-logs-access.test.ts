import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { backupBucketLogsAccess } from "../../../../policies/rules/backup/backup-bucket-logs-access.ts";
import { BUCKET_LOGGING } from "../../../../policies/tokens.ts";
import { bucket, dump } from "../../example-backup.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const part = from(view(BUCKET_LOGGING, "part", { targetBucket: "logs" }), "bucket", bucket);

ruleTable(backupBucketLogsAccess, {
  rows: [
    { kind: "met", it: "accepts a log", views: [...dump, part], state: "met" },
    {
      kind: "violated",
      it: "refuses a log that goes nowhere",
      views: [...dump, given(part, { targetBucket: undefined })],
      state: "violated",
      says: 'BAK-09: "dump" access log must be declared; got nothing. Leave the access log of the backup bucket on.',
    },
    { kind: "absent", it: "refuses a bucket without a log", views: dump, state: "violated" },
    {
      kind: "unknown",
      it: "accepts a log bucket whose name is not known yet",
      views: [...dump, given(part, { targetBucket: UNKNOWN })],
      state: "met",
    },
  ],
  without: { boundary: "a log is there or not", spelling: "S3 has one way to say it" },
});
