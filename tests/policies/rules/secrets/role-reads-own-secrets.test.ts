import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { roleReadsOwnSecrets } from "../../../../policies/rules/secrets/role-reads-own-secrets.ts";
import { MANAGED_POLICY, ROLE, ROLE_POLICY, SECRET } from "../../../../policies/tokens.ts";
import { definition } from "../../example-task.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const arn = (name: string) => `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}-a1b2c3`;
const own = view(SECRET, "own", {});
const strange = view(SECRET, "strange", {});
const role = view(
  ROLE,
  "api-role",
  {},
  { outputs: { arn: "arn:aws:iam::111122223333:role/api", name: "api" } },
);
const task = from(
  definition(
    { secrets: [{ name: "TOKEN", valueFrom: `${arn("own")}:::version-1` }] },
    { executionRoleArn: role.outputs.arn },
  ),
  "executionRoleArn",
  role,
);
const policy = (...resources: string[]) =>
  from(
    view(ROLE_POLICY, "api-policy", {
      policy: JSON.stringify({
        Statement: { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: resources },
      }),
    }),
    "role",
    role,
  );
const pulled = given(task, {
  containerDefinitions: JSON.stringify([
    { name: "api", image: "ghcr.io/shop/api", repositoryCredentials: { credentialsParameter: arn("login") } },
  ]),
});
const previewTask = from(given(task, { containerDefinitions: UNKNOWN }), "containerDefinitions", own);
const previewPolicy = given(policy(), { policy: UNKNOWN });
const reading = (arn: string) =>
  JSON.stringify({ Statement: { Effect: "Allow", Action: "secretsmanager:Get*", Resource: arn } });
const inline = (text: unknown) => given(role, { inlinePolicies: [{ name: "more", policy: text }] });
const managed = view(
  MANAGED_POLICY,
  "shared",
  { policy: reading(arn("strange")) },
  { outputs: { arn: "arn:aws:iam::111122223333:policy/shared" } },
);
const attachment = from(
  from(
    view("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "more", { role: "api", policyArn: UNKNOWN }),
    "policyArn",
    managed,
  ),
  "role",
  role,
);

const parameterArn = (name: string) => `arn:aws:ssm:eu-west-1:111122223333:parameter/shop/${name}`;
const parameterTask = (valueFrom: string) =>
  from(
    definition({ secrets: [{ name: "TOKEN", valueFrom }] }, { executionRoleArn: role.outputs.arn }),
    "executionRoleArn",
    role,
  );
const parameterPolicy = (arn: string, action = "ssm:GetParameters") =>
  given(policy(), {
    policy: JSON.stringify({ Statement: { Effect: "Allow", Action: action, Resource: arn } }),
  });

ruleTable(roleReadsOwnSecrets, {
  rows: [
    {
      kind: "met",
      it: "accepts the secrets that the task names, version or not",
      views: [role, task, policy(arn("own"))],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses another service's secret",
      views: [role, task, policy(arn("own"), arn("strange"))],
      state: "violated",
      says: "SEC-08: \"api-task\" api-policy.policy must be readable for the task's own secrets only; got 1 secrets of others. Take the secrets that the task does not name out of its role's policy.",
    },
    {
      kind: "met",
      it: "accepts the login by which the task's image is pulled",
      views: [role, pulled, policy(arn("login"))],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a login by which no image of the task is pulled",
      views: [role, task, policy(arn("own"), arn("login"))],
      state: "violated",
    },
    {
      kind: "met",
      it: "accepts the parameter that the task names",
      views: [role, parameterTask(parameterArn("own")), parameterPolicy(parameterArn("own"))],
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts the parameter that the task names by its name alone",
      views: [role, parameterTask("/shop/own"), parameterPolicy(parameterArn("own"))],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses another service's parameter",
      views: [role, parameterTask(parameterArn("own")), parameterPolicy(parameterArn("strange"))],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses another service's parameter by its history",
      views: [role, task, parameterPolicy(parameterArn("strange"), "ssm:GetParameterHistory")],
      state: "violated",
    },
    {
      kind: "absent",
      it: "says nothing of a task whose role has no policy",
      views: [role, task],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "accepts a policy that reads no secret at all",
      views: [role, task, policy()],
      state: "met",
    },
    {
      kind: "spelling",
      it: "finds the role by its ARN where no dependency is recorded",
      views: [role, given({ ...task, propertyDependencies: {} }, {}), policy(arn("strange"))],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses another service's secret in an inline policy of the role",
      views: [inline(reading(arn("strange"))), task],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts the task's own secret in an inline policy",
      views: [inline(reading(arn("own"))), task],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses another service's secret in a policy that is attached",
      views: [role, task, managed, attachment],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses another service's secret in a policy that is attached to a list of roles",
      views: [
        role,
        task,
        managed,
        view("aws:iam/policyAttachment:PolicyAttachment", "all", {
          roles: ["web", "api"],
          policyArn: managed.outputs.arn,
        }),
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses another service's secret in a policy that the role names itself",
      views: [given(role, { managedPolicyArns: [managed.outputs.arn] }), task, managed],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "passes over the same policy where another role has it",
      views: [
        role,
        task,
        managed,
        view(ROLE, "web-role", { managedPolicyArns: [managed.outputs.arn] }, { outputs: { name: "web" } }),
      ],
      state: "silent",
    },
    {
      kind: "spelling",
      it: "passes over other services' resources in the same statement",
      views: [role, task, policy(arn("own"), "arn:aws:kms:eu-west-1:111122223333:key/k")],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses reading everything but a list",
      views: [
        inline(
          JSON.stringify({ Statement: { Effect: "Allow", NotAction: "iam:*", NotResource: arn("own") } }),
        ),
        task,
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "refuses a known text beside a task that is not known yet",
      views: [inline(reading(arn("strange"))), previewTask, own],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "accepts a known text that names a secret from which the unknown task is made",
      views: [
        inline(reading(arn("own"))),
        previewTask,
        view(SECRET, "own", {}, { outputs: { arn: arn("own") } }),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "refuses a strange text although another one is not known yet",
      views: [inline(reading(arn("strange"))), task, previewPolicy],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves attached policies undecided that are not known yet",
      views: [given(role, { managedPolicyArns: UNKNOWN }), task],
      state: "undecided",
      undecided: "managedPolicyArns",
    },
    {
      kind: "unknown",
      it: "follows where unknown texts come from and accepts own secrets",
      views: [role, previewTask, from(previewPolicy, "policy", own)],
      state: "met",
    },
    {
      kind: "unknown",
      it: "follows where unknown texts come from and refuses a strange one",
      views: [role, previewTask, from(previewPolicy, "policy", own, strange)],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a policy undecided that is unknown beside a known task",
      views: [role, task, previewPolicy],
      state: "undecided",
      undecided: "policy",
    },
  ],
});
