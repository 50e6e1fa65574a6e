import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { registryAdmitsDeclaredAccounts } from "../../../../policies/rules/governance/registry-admits-declared-accounts.ts";
import { ruleTable, view } from "../../rule-table.ts";

const TYPE = "aws:ecr/repositoryPolicy:RepositoryPolicy";
const READER = "arn:aws:iam::444455556666:root";
const policy = (more: Readonly<Record<string, unknown>>) =>
  view(TYPE, "registry-api-policy", {
    policy: JSON.stringify({
      Statement: [
        { Sid: "Pull", Effect: "Allow", Principal: { AWS: [READER] }, Action: "ecr:BatchGetImage", ...more },
      ],
    }),
  });

ruleTable(registryAdmitsDeclaredAccounts, {
  rows: [
    { kind: "met", it: "accepts a declared account that pulls", views: [policy({})], state: "met" },
    {
      kind: "violated",
      it: "refuses everybody",
      views: [policy({ Principal: "*" })],
      state: "violated",
      says: 'GOV-03: "registry-api-policy" policy.Pull must be limited to declared accounts, pulls and the findings of scans; got everybody. Declare the account under registry.readerAccountIds and leave the policy as it is made.',
    },
    {
      kind: "absent",
      it: "says nothing of a policy without statements",
      views: [view(TYPE, "p", { policy: "{}" })],
      state: "silent",
    },
    {
      kind: "absent",
      it: "refuses a reader that is not declared any more",
      views: [policy({})],
      context: { readerAccountIds: [] },
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses an action beyond a pull",
      views: [policy({ Action: ["ecr:BatchGetImage", "ecr:PutImage"] })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts that a reader sees what the scans found",
      views: [policy({ Action: ["ecr:BatchGetImage", "ecr:DescribeImageScanFindings"] })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses that a reader starts scans",
      views: [policy({ Action: ["ecr:DescribeImageScanFindings", "ecr:StartImageScan"] })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts the own account",
      views: [policy({ Principal: { AWS: "111122223333" } })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses every action of the service",
      views: [policy({ Action: "ecr:*" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses every action but a list",
      views: [policy({ Action: undefined, NotAction: "ecr:PutImage" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses another account among declared ones",
      views: [policy({ Principal: { AWS: [READER, "arn:aws:iam::999999999999:root"] } })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses a service, which may come for anybody",
      views: [policy({ Principal: { Service: "lambda.amazonaws.com" } })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown text undecided",
      views: [view(TYPE, "p", { policy: UNKNOWN })],
      state: "undecided",
      undecided: "policy",
    },
  ],
});
