import { declared, fact, isSet } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { judge, stackRule } from "../../rule.ts";
import { BUCKET, BUCKET_PUBLIC_ACCESS } from "../../tokens.ts";

/**
 * Lists that let everybody in, or everybody with an AWS account (S3 User Guide, "Canned ACL", from memory, 2026-11). Without one a
 * bucket is private.
 */
const PUBLIC_LISTS: readonly string[] = ["public-read", "public-read-write", "authenticated-read"];

/** The four ways to be public. */
const BLOCKS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

export const bucketsBlockPublicAccess = stackRule({
  name: "buckets-block-public-access",
  control: "BAK-09",
  severity: "critical",
  enforcement: "mandatory",
  statement: "Every bucket blocks every public way to it.",
  rationale: "One wrong policy or list would publish all that is in it.",
  remediation: "Leave all four blocks of public access on.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(BUCKET).flatMap((bucket) =>
      judge(bucket.urn, () => {
        const parts = index.pointingAt(bucket, BUCKET_PUBLIC_ACCESS, "bucket");
        if (parts.length === 0) return declared("public access block", "declared", false);
        const list = inputsOf(bucket).text("acl") ?? "private";
        const open = inputsOf(bucket)
          .items("grants")
          .some((one) => /\/(?:AllUsers|AuthenticatedUsers)$/.test(one.text("uri") ?? ""));
        const lists = [
          fact(!PUBLIC_LISTS.includes(list), "acl", "private", list),
          fact(!open, "grants", "to nobody outside", open ? "to everybody" : "to nobody outside"),
        ];
        // @pulumi/aws 7.48.0: each is off unless it is set
        const blocks = parts.flatMap((part) =>
          BLOCKS.map((block) => isSet(`${part.name}.${block}`, true, inputsOf(part).flag(block, false))),
        );
        return [...blocks, ...lists];
      }),
    ),
});
