import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { permissionsAreLimited } from "../../../../policies/rules/governance/permissions-are-limited.ts";
import { MANAGED_POLICY, ROLE, ROLE_POLICY } from "../../../../policies/tokens.ts";
import { ruleTable, view } from "../../rule-table.ts";

const document = (statement: Readonly<Record<string, unknown>>) => ({
  Statement: [{ Sid: "One", Effect: "Allow", ...statement }],
});
const policy = (statement: Readonly<Record<string, unknown>>) =>
  view(ROLE_POLICY, "api-policy", { policy: JSON.stringify(document(statement)) });
const ARN = "arn:aws:logs:eu-west-1:111122223333:log-group:api:*";

ruleTable(permissionsAreLimited, {
  rows: [
    {
      kind: "met",
      it: "accepts named actions on named resources",
      views: [policy({ Action: "logs:PutLogEvents", Resource: ARN })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses every action",
      views: [policy({ Action: "*", Resource: ARN })],
      state: "violated",
      says: 'GOV-03: "api-policy" policy.One must be limited to named actions and resources; got the action *. Name the actions and the resources that the role needs, or have an exemption approved.',
    },
    {
      kind: "violated",
      it: "refuses every resource",
      views: [policy({ Action: "logs:PutLogEvents", Resource: ["*"] })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "says nothing of a role without permissions",
      views: [view(ROLE, "role", {})],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "accepts every resource where the table has a reason for each action",
      views: [policy({ Action: "ecr:GetAuthorizationToken", Resource: "*" })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses every resource for that action beside another",
      views: [policy({ Action: ["ecr:GetAuthorizationToken", "ecr:BatchGetImage"], Resource: "*" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts a family of actions",
      views: [policy({ Action: "ecr:Get*", Resource: ARN })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses every action of a service",
      views: [policy({ Action: ["iam:*"], Resource: ARN })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses everything but a list of actions",
      views: [policy({ NotAction: "iam:*", Resource: ARN })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses everything but a list of resources",
      views: [policy({ Action: "s3:GetObject", NotResource: ARN })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a role's inline policies and a policy that is no text",
      views: [view(ROLE, "role", { inlinePolicies: [{ policy: document({ Action: "*", Resource: "*" }) }] })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a policy of the account's own",
      views: [
        view(MANAGED_POLICY, "wide", { policy: JSON.stringify(document({ Action: "*", Resource: ARN })) }),
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses every action written with two wildcards",
      views: [policy({ Action: "s3:**", Resource: ARN })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses all resources of a service",
      views: [policy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::*" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses all resources written as an ARN that ends early",
      views: [policy({ Action: "s3:GetObject", Resource: "arn:aws:*" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a denial of everything",
      views: [policy({ Effect: "Deny", Action: "*", Resource: "*" })],
      state: "silent",
    },
    {
      kind: "unknown",
      it: "leaves an unknown text undecided",
      views: [view(ROLE_POLICY, "api-policy", { policy: UNKNOWN })],
      state: "undecided",
      undecided: "policy",
    },
  ],
});
