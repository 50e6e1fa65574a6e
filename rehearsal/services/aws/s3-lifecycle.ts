import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { given, list, number, record, records, text } from "../known.ts";
import { requireBucket } from "./s3-bucket.ts";

/** S3 API reference, PutBucketLifecycleConfiguration, from memory, 2026-11. */
const MAX_RULES = 1000;
const MAX_RULE_ID = 255;
/**
 * Days before objects move to classes that are billed by the month (S3 User Guide, "Transitioning objects",
 * from memory, 2026-11).
 */
const MIN_INFREQUENT_DAYS = 30;
const CLASSES = ["STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"];
const ACTIONS = [
  ...[
    "abortIncompleteMultipartUpload",
    "expiration",
    "noncurrentVersionExpiration",
    "noncurrentVersionTransitions",
  ],
  "transitions",
];

export const bucketLifecycle: Behaviour = {
  token: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  replaceOn: ["bucket", "expectedBucketOwner"],

  check(inputs) {
    const rules = records(inputs, "rules");
    const failures = rules.flatMap((rule, index) => ruleFailures(rule, `rules[${index}]`));
    const ids = rules.flatMap((rule) => text(rule, "id") ?? []);
    if (new Set(ids).size !== ids.length)
      failures.push({
        property: "rules",
        reason: "InvalidArgument: Rule ID must be unique. Found same ID for more than one rule",
      });
    if (rules.length > MAX_RULES)
      failures.push({ property: "rules", reason: `must be at most ${MAX_RULES} rules; got ${rules.length}` });
    return failures;
  },

  create(inputs, cloud) {
    return {
      id: requireBucket(cloud, inputs.bucket).id,
      outputs: { transitionDefaultMinimumObjectSize: minimumSize(inputs) },
    };
  },

  update(_entity, next, cloud) {
    requireBucket(cloud, next.bucket);
    return { transitionDefaultMinimumObjectSize: minimumSize(next) };
  },
};

function minimumSize(inputs: Inputs): string {
  return text(inputs, "transitionDefaultMinimumObjectSize") ?? "all_storage_classes_128K";
}

function ruleFailures(rule: Inputs, path: string): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fail = (property: string, reason: string): void => {
    failures.push({ property: `${path}.${property}`, reason });
  };
  if ((text(rule, "id") ?? "").length > MAX_RULE_ID)
    fail("id", `InvalidArgument: ID length should not exceed allowed limit of ${MAX_RULE_ID}`);
  const status = text(rule, "status");
  if (status !== undefined && status !== "Enabled" && status !== "Disabled")
    fail("status", `must be "Enabled" or "Disabled"; got "${status}"`);
  if (
    !ACTIONS.some(
      (action) => given(rule, action) && (!Array.isArray(rule[action]) || list(rule, action).length > 0),
    )
  ) {
    failures.push({
      property: path,
      reason: "InvalidRequest: At least one action needs to be specified in a rule",
    });
  }
  const expiration = number(record(rule, "expiration") ?? {}, "days");
  if (expiration !== undefined && expiration < 1)
    fail("expiration.days", "InvalidArgument: 'Days' for Expiration action must be a positive integer");
  const abort = number(record(rule, "abortIncompleteMultipartUpload") ?? {}, "daysAfterInitiation");
  if (abort !== undefined && abort < 1)
    fail(
      "abortIncompleteMultipartUpload.daysAfterInitiation",
      "InvalidArgument: 'DaysAfterInitiation' must be a positive integer",
    );
  for (const [index, transition] of records(rule, "transitions").entries()) {
    const storageClass = text(transition, "storageClass");
    const days = number(transition, "days");
    if (storageClass !== undefined && !CLASSES.includes(storageClass)) {
      fail(
        `transitions[${index}].storageClass`,
        `must be one of ${CLASSES.join(", ")}; got "${storageClass}"`,
      );
    }
    const infrequent = storageClass === "STANDARD_IA" || storageClass === "ONEZONE_IA";
    if (infrequent && days !== undefined && days < MIN_INFREQUENT_DAYS) {
      fail(
        `transitions[${index}].days`,
        `InvalidArgument: 'Days' in Transition action must be greater than or equal to ${MIN_INFREQUENT_DAYS} for storageClass '${storageClass}'`,
      );
    }
    if (expiration !== undefined && days !== undefined && expiration <= days) {
      fail(
        "expiration.days",
        "InvalidArgument: 'Days' in the Expiration action must be greater than 'Days' in the Transition action",
      );
    }
  }
  return failures;
}
