import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { backupBuckets } from "../../relations/backup-buckets.ts";
import { judge, stackRule } from "../../rule.ts";
import { BUCKET_VERSIONING } from "../../tokens.ts";

export const backupBucketKeepsVersions = stackRule({
  name: "backup-bucket-keeps-versions",
  control: "BAK-09",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every bucket of backups keeps the versions of what is overwritten or deleted.",
  rationale: "An overwritten backup is a lost one, and so is a deleted one.",
  remediation: "Leave the versioning of the backup bucket Enabled.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    backupBuckets(index).flatMap((bucket) =>
      judge(bucket.urn, () => {
        const parts = index.pointingAt(bucket, BUCKET_VERSIONING, "bucket");
        const [status = "nothing"] = parts.map((part) =>
          inputsOf(part).text("versioningConfiguration.status"),
        );
        return fact(status === "Enabled", "versioning", "Enabled", status);
      }),
    ),
});
