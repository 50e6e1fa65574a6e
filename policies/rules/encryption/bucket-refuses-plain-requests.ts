import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { type Statement, statementsIn } from "../../relations/policy-text.ts";
import { judge, stackRule } from "../../rule.ts";
import { BUCKET, BUCKET_POLICY } from "../../tokens.ts";

export const bucketRefusesPlainRequests = stackRule({
  name: "bucket-refuses-plain-requests",
  control: "ENC-06",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every bucket refuses requests without TLS, for itself and for all that is in it.",
  rationale: "A plain request shows its data to everybody on the way.",
  remediation:
    "Leave the statement that denies requests without aws:SecureTransport in the policy of the bucket.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingEncryptionInTransit.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(BUCKET).flatMap((bucket) =>
      judge(bucket.urn, () => {
        const parts = index.pointingAt(bucket, BUCKET_POLICY, "bucket");
        const resources = parts
          .flatMap((part) => statementsIn(inputsOf(part).get("policy"), "policy"))
          .filter(refusesPlain)
          .flatMap((one) => one.resources);
        const itself = resources.some((one) => one === "*" || !one.includes("/"));
        const objects = resources.some((one) => one.endsWith("*"));
        const refused = itself && objects;
        const partly = resources.length === 0 ? "no such statement" : "a part of it only";
        return fact(
          refused,
          "policy",
          "refusing requests without TLS",
          refused ? "such a statement" : partly,
        );
      }),
    ),
});

/** Everybody, every action, whenever the request came without TLS and under no other condition. */
function refusesPlain(one: Statement): boolean {
  const everything =
    one.principals.includes("*") && one.actions.some((action) => action === "s3:*" || action === "*");
  const [condition, ...others] = Object.entries(one.conditions);
  const plain = condition?.[0] === "bool aws:securetransport" && condition[1].includes("false");
  return !one.allows && everything && plain && others.length === 0;
}
