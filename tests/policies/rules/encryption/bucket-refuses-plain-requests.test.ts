import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { bucketRefusesPlainRequests } from "../../../../policies/rules/encryption/bucket-refuses-plain-requests.ts";
import { BUCKET, BUCKET_POLICY } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const ARN = "arn:aws:s3:::records";
const PLAIN = { Bool: { "aws:SecureTransport": "false" } };
const bucket = view(BUCKET, "records-bucket", {}, { outputs: { id: "records" } });
const policy = (change: Readonly<Record<string, unknown>> = {}) =>
  view(BUCKET_POLICY, "records-policy", {
    bucket: "records",
    policy: JSON.stringify({
      Statement: [
        {
          Sid: "Plain",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [ARN, `${ARN}/*`],
          Condition: PLAIN,
          ...change,
        },
      ],
    }),
  });

ruleTable(bucketRefusesPlainRequests, {
  rows: [
    {
      kind: "met",
      it: "accepts a denial of everything without TLS",
      views: [bucket, policy()],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a policy without it",
      views: [bucket, policy({ Effect: "Allow", Principal: { AWS: "111122223333" } })],
      state: "violated",
      says: 'ENC-06: "records-bucket" policy must be refusing requests without TLS; got no such statement. Leave the statement that denies requests without aws:SecureTransport in the policy of the bucket.',
    },
    { kind: "absent", it: "refuses a bucket without a policy", views: [bucket], state: "violated" },
    {
      kind: "absent",
      it: "refuses the policy of another bucket",
      views: [bucket, given(policy(), { bucket: "other" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a denial for the objects alone",
      views: [bucket, policy({ Resource: `${ARN}/*` })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a denial for the bucket alone",
      views: [bucket, policy({ Resource: ARN })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a denial of reading alone",
      views: [bucket, policy({ Action: "s3:GetObject" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a denial to some",
      views: [bucket, policy({ Principal: { AWS: "111122223333" } })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a denial under a further condition",
      views: [
        bucket,
        policy({ Condition: { ...PLAIN, StringEquals: { "aws:SourceAccount": "111122223333" } } }),
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts everybody among AWS principals, a flag that is no text and another case",
      views: [
        bucket,
        policy({ Principal: { AWS: "*" }, Condition: { Bool: { "AWS:SecureTransport": [false] } } }),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown text undecided",
      views: [bucket, given(policy(), { policy: UNKNOWN })],
      state: "undecided",
      undecided: "policy",
    },
  ],
});
