import { declared } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { backupBuckets } from "../../relations/backup-buckets.ts";
import { judge, stackRule } from "../../rule.ts";
import { BUCKET_LIFECYCLE } from "../../tokens.ts";

export const backupBucketExpires = stackRule({
  name: "backup-bucket-expires",
  control: "BAK-09",
  severity: "medium",
  enforcement: "mandatory",
  statement: "What lies in a bucket of backups goes by rule, old versions included.",
  rationale: "Backups without an end are paid for, and are personal data kept too long.",
  remediation: "Leave the lifecycle of the backup bucket enabled for every object.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
    readOn: "not yet",
  },
  check: (index) =>
    backupBuckets(index).flatMap((bucket) =>
      judge(bucket.urn, () => {
        const parts = index.pointingAt(bucket, BUCKET_LIFECYCLE, "bucket");
        const rules = parts
          .flatMap((part) => inputsOf(part).items("rules"))
          .filter((one) => one.text("status") === "Enabled");
        const ends = (path: string): boolean => rules.some((one) => (one.number(path) ?? 0) > 0);
        return [
          declared("lifecycle of objects", "declared", ends("expiration.days")),
          declared(
            "lifecycle of old versions",
            "declared",
            ends("noncurrentVersionExpiration.noncurrentDays"),
          ),
        ];
      }),
    ),
});
