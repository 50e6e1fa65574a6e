import { atLeast, declared, fact } from "../../expect.ts";
import { inputsOf, type Reader } from "../../reader.ts";
import { backupBuckets } from "../../relations/backup-buckets.ts";
import { judge, stackRule } from "../../rule.ts";
import { BUCKET_LIFECYCLE } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

/** Days that a daily dump is kept, and a version of it that was overwritten: as long as daily snapshots in production (BAK-03). */
const LEAST_DAYS = { production: 30, staging: 1 } as const;

export const backupBucketExpires = stackRule({
  name: "backup-bucket-expires",
  control: "BAK-09",
  severity: "medium",
  enforcement: "mandatory",
  statement: `What lies in a bucket of backups goes by rule, old versions included, in production not within ${LEAST_DAYS.production} days and nowhere earlier than backup.dump.retentionDays.`,
  rationale:
    "Backups without an end are paid for, and are personal data kept too long; what goes tomorrow is no backup.",
  remediation:
    "Leave the lifecycle of the backup bucket enabled for every object, and backup.dump.retentionDays at 30 or more in production.",
  source: {
    url: "https://docs.aws.amazon.com/goto/WebAPI/s3-2006-03-01/NoncurrentVersionExpiration",
    readOn: "2026-11-27",
  },
  check: (index, { dumpRetentionDays, tier }) =>
    backupBuckets(index).flatMap((bucket) =>
      judge(bucket.urn, () => {
        const parts = index.pointingAt(bucket, BUCKET_LIFECYCLE, "bucket");
        const rules = parts
          .flatMap((part) => inputsOf(part).items("rules"))
          .filter((one) => one.text("status") === "Enabled");
        const least = LEAST_DAYS[tier];
        return [
          ...ends(rules, "objects", "expiration.days", Math.max(least, dumpRetentionDays ?? least)),
          ...ends(rules, "old versions", "noncurrentVersionExpiration.noncurrentDays", least),
          ...rules
            .filter((one) => one.has("expiration.date"))
            .map((one) => fact(false, `${one.path}.expiration`, "a number of days", "a date")),
        ];
      }),
    ),
});

/** S3 takes the earliest end of several, so each of them must be late enough, and one must be of every object. */
function ends(rules: readonly Reader[], what: string, path: string, least: number): readonly Verdict[] {
  const saying = rules.filter((one) => (one.number(path) ?? 0) > 0);
  return [
    declared(`lifecycle of ${what}`, "declared", saying.some(isOfEveryObject)),
    ...saying.map((one) => atLeast(`${one.path}.${path}`, least, one.number(path) ?? 0, "days")),
  ];
}

/** Without a filter, with an empty one, or with an empty prefix a rule is of every object. */
function isOfEveryObject(rule: Reader): boolean {
  const narrowing = rule
    .keys("filter")
    .filter((key) => rule.has(`filter.${key}`) && rule.get(`filter.${key}`) !== "");
  return narrowing.length === 0 && (rule.text("prefix") ?? "") === "";
}
