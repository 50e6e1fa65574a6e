import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { roleReadsNamedSecrets } from "../../../../policies/rules/secrets/role-reads-named-secrets.ts";
import { ROLE, ROLE_POLICY } from "../../../../policies/tokens.ts";
import { ruleTable, view } from "../../rule-table.ts";

const ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/TOKEN-a1b2c3";
const document = (statement: unknown) => JSON.stringify({ Version: "2012-10-17", Statement: statement });
const allow = (Action: unknown, Resource: unknown) => ({ Sid: "Read", Effect: "Allow", Action, Resource });
const policy = (statement: unknown) =>
  view(ROLE_POLICY, "api-policy", { role: "api", policy: document(statement) });
const READ = "secretsmanager:GetSecretValue";

ruleTable(roleReadsNamedSecrets, {
  rows: [
    { kind: "met", it: "accepts a secret by its ARN", views: [policy([allow(READ, ARN)])], state: "met" },
    {
      kind: "violated",
      it: "refuses every secret",
      views: [policy([allow([READ], ["*"])])],
      state: "violated",
      says: 'SEC-08: "api-policy" policy.Read.Resource must be secrets named one by one; got a wildcard. Name each secret that the role reads by its ARN.',
    },
    {
      kind: "violated",
      it: "refuses parameters by a folder",
      views: [
        policy(allow("ssm:GetParametersByPath", "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/*")),
      ],
      state: "violated",
    },
    {
      kind: "met",
      it: "accepts a parameter by its name",
      views: [policy(allow("ssm:GetParameters", "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/TOKEN"))],
      state: "met",
    },
    {
      kind: "absent",
      it: "says nothing of a role without secrets",
      views: [policy([allow("logs:PutLogEvents", "*")])],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "accepts the six letters that AWS adds as question marks",
      views: [policy([allow(READ, ARN.replace("a1b2c3", "??????"))])],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a prefix of names",
      views: [policy([allow(READ, ARN.replace("TOKEN-a1b2c3", "*"))])],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses a wildcard action that covers reading",
      views: [policy(allow("secretsmanager:Get*", "*"))],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses everything but a list of actions",
      views: [policy([{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }])],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a role's inline policies",
      views: [view(ROLE, "api", { inlinePolicies: [{ name: "x", policy: document([allow(READ, "*")]) }] })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "says nothing of a denial",
      views: [policy([{ Effect: "Deny", Action: READ, Resource: "*" }])],
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
