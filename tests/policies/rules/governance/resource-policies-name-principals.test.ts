import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { resourcePoliciesNamePrincipals } from "../../../../policies/rules/governance/resource-policies-name-principals.ts";
import { SECRET } from "../../../../policies/tokens.ts";
import { ruleTable, view } from "../../rule-table.ts";

const SECRET_POLICY = "aws:secretsmanager/secretPolicy:SecretPolicy";
const text = (more: Readonly<Record<string, unknown>>) =>
  JSON.stringify({
    Statement: [
      {
        Sid: "One",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:role/api" },
        Action: "secretsmanager:GetSecretValue",
        Resource: "*",
        ...more,
      },
    ],
  });
const policy = (more: Readonly<Record<string, unknown>>) => view(SECRET_POLICY, "p", { policy: text(more) });
const open = text({ Principal: "*" });
const opened = (it: string, type: string, property = "policy") => ({
  kind: "spelling" as const,
  it,
  views: [view(type, "p", { [property]: open })],
  state: "violated" as const,
});

ruleTable(resourcePoliciesNamePrincipals, {
  rows: [
    { kind: "met", it: "accepts a role of the own account", views: [policy({})], state: "met" },
    {
      kind: "met",
      it: "accepts a service of AWS's",
      views: [policy({ Principal: { Service: "delivery.logs.amazonaws.com" } })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses everybody",
      views: [policy({ Principal: { AWS: "*" } })],
      state: "violated",
      says: "GOV-03: \"p\" policy.One must be limited to AWS services or the stack's own account, and to named actions; got everybody. Name AWS services or the stack's own account, and the actions that they need.",
    },
    {
      kind: "absent",
      it: "says nothing of a secret without one",
      views: [view(SECRET, "s", {})],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "refuses an account that may pull images, but no more",
      views: [policy({ Principal: { AWS: "444455556666" } })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "passes over a denial to everybody",
      views: [policy({ Effect: "Deny", Principal: "*", Action: "*" })],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "refuses every action for the own account",
      views: [policy({ Action: "secretsmanager:*" })],
      state: "violated",
    },
    opened("reads the policy of a secret itself", SECRET),
    opened("reads a bucket's policy", "aws:s3/bucketPolicy:BucketPolicy"),
    opened("reads a topic's policy", "aws:sns/topicPolicy:TopicPolicy"),
    opened("reads a queue's policy", "aws:sqs/queuePolicy:QueuePolicy"),
    opened("reads a vault's policy", "aws:backup/vaultPolicy:VaultPolicy"),
    opened("reads the logs' policy", "aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "policyDocument"),
    {
      kind: "unknown",
      it: "leaves an unknown text undecided",
      views: [view(SECRET_POLICY, "p", { policy: UNKNOWN })],
      state: "undecided",
      undecided: "policy",
    },
  ],
});
