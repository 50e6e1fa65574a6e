import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { bucketKey } from "../../relations/bucket-key.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { BUCKET, BUCKET_LOGGING } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

/** What a service must read or write without a key of ours, and why that may be: type, property, contents. */
const OPEN_USES: readonly { readonly type: string; readonly property: string; readonly holds: string }[] = [
  // The S3 guide, "Logging requests", wants no KMS for a bucket that gets access logs (from memory, 2026-11); aws/aws-cdk#25350 found
  // that they arrive where the key's policy allows it (read 2026-11-27). S3's own keys are safe either way.
  { type: BUCKET_LOGGING, property: "targetBucket", holds: "access logs" },
  // A load balancer reads the bundle as itself; certificates are public by nature.
  {
    type: "aws:lb/trustStore:TrustStore",
    property: "caCertificatesBundleS3Bucket",
    holds: "certificates, which are public",
  },
];

export const bucketIsEncrypted = stackRule({
  name: "bucket-is-encrypted",
  control: "ENC-01",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "Every bucket encrypts what lies in it with a customer-managed key; S3's own will do for access logs and public certificates.",
  rationale: "S3 encrypts by itself, but only a key of the stack's own can be taken away from a reader.",
  remediation: "Give the bucket a default encryption with the stack's key.",
  source: {
    url: "https://docs.aws.amazon.com/sdkfornet/v3/apidocs/items/S3/TServerSideEncryptionRule.html",
    readOn: "2026-11-27",
  },
  check: (index) => index.ofType(BUCKET).flatMap((view) => judge(view.urn, () => verdict(index, view))),
});

function verdict(index: ViewIndex, bucket: ResourceView): Verdict {
  const property = "default encryption";
  const open = OPEN_USES.find(
    ({ type, property: named }) => index.pointingAt(bucket, type, named).length > 0,
  );
  const expected = open === undefined ? "a customer-managed key" : `a key, S3's own too for ${open.holds}`;
  const found = bucketKey(index, bucket);
  const accepted = found === "a customer-managed key" || (open !== undefined && found === "S3's own keys");
  return fact(accepted, property, expected, found);
}
