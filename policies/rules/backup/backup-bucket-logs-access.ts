import { declared } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { backupBuckets } from "../../relations/backup-buckets.ts";
import { judge, stackRule } from "../../rule.ts";
import { BUCKET_LOGGING } from "../../tokens.ts";

export const backupBucketLogsAccess = stackRule({
  name: "backup-bucket-logs-access",
  control: "BAK-09",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every bucket of backups logs who reads and writes it.",
  rationale: "Nobody could say afterwards who took a copy.",
  remediation: "Leave the access log of the backup bucket on.",
  source: {
    url: "https://docs.amazonaws.cn/en_us/AmazonS3/latest/userguide/LogFormat.md",
    readOn: "2026-11-27",
  },
  check: (index) =>
    backupBuckets(index).flatMap((bucket) =>
      judge(bucket.urn, () => {
        const parts = index.pointingAt(bucket, BUCKET_LOGGING, "bucket");
        const logged = parts.some((part) => inputsOf(part).has("targetBucket"));
        return declared("access log", "declared", logged);
      }),
    ),
});
