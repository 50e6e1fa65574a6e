import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { roleReadsOwnSecrets } from "../../../../policies/rules/secrets/role-reads-own-secrets.ts";
import { ROLE, ROLE_POLICY, SECRET } from "../../../../policies/tokens.ts";
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
const previewTask = from(given(task, { containerDefinitions: UNKNOWN }), "containerDefinitions", own);
const previewPolicy = given(policy(), { policy: UNKNOWN });

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
