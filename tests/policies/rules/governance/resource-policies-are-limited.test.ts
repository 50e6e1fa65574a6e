import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { resourcePoliciesAreLimited } from "../../../../policies/rules/governance/resource-policies-are-limited.ts";
import { BUCKET_POLICY } from "../../../../policies/tokens.ts";
import { ruleTable, view } from "../../rule-table.ts";

const policy = (statement: Readonly<Record<string, unknown>>, type = BUCKET_POLICY) =>
  view(type, "records-policy", {
    policy: JSON.stringify({
      Statement: [
        {
          Sid: "One",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "*",
          ...statement,
        },
      ],
    }),
  });

ruleTable(resourcePoliciesAreLimited, {
  rows: [
    { kind: "met", it: "accepts one action of one service", views: [policy({})], state: "met" },
    {
      kind: "violated",
      it: "refuses everybody",
      views: [policy({ Principal: "*" })],
      state: "violated",
      says: 'GOV-03: "records-policy" policy.One must be limited to named actions, by named principals or under a condition; got everybody. Name the actions and the principals in the resource\'s policy.',
    },
    { kind: "violated", it: "refuses every action", views: [policy({ Action: "s3:*" })], state: "violated" },
    {
      kind: "absent",
      it: "says nothing where no policy is written",
      views: [view(BUCKET_POLICY, "none", {})],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "accepts everybody under a condition",
      views: [
        policy({ Principal: "*", Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } }),
      ],
      state: "met",
    },
    {
      kind: "boundary",
      it: "says nothing of a denial to everybody",
      views: [policy({ Effect: "Deny", Principal: "*", Action: "s3:*" })],
      state: "silent",
    },
    {
      kind: "spelling",
      it: "refuses everybody among AWS principals",
      views: [policy({ Principal: { AWS: ["*"] } })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses every action but a list",
      views: [policy({ Action: undefined, NotAction: "s3:DeleteBucket" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses a topic's policy as well",
      views: [policy({ Principal: "*", Action: "sns:Publish" }, "aws:sns/topicPolicy:TopicPolicy")],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown text undecided",
      views: [view(BUCKET_POLICY, "records-policy", { policy: UNKNOWN })],
      state: "undecided",
      undecided: "policy",
    },
  ],
});
