import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { covers, statementsIn } from "../../relations/policy-text.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule, typeOf } from "../../rule.ts";
import { TASK_DEFINITION, taskView } from "../../task/task-view.ts";
import { ROLE, ROLE_POLICY, SECRET } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

const READ = "secretsmanager:GetSecretValue";

export const roleReadsOwnSecrets = stackRule({
  name: "role-reads-own-secrets",
  control: "SEC-08",
  severity: "critical",
  enforcement: "mandatory",
  statement: "The role that starts a task may read the secrets that this task names, and no others.",
  rationale: "One service that is broken into must not open the others' secrets.",
  remediation: "Take the secrets that the task does not name out of its role's policy.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
    readOn: "not yet",
  },
  check: (index) =>
    index.ofType(TASK_DEFINITION).flatMap((task) => judge(task.urn, () => judgeTask(index, task))),
});

function judgeTask(index: ViewIndex, task: ResourceView): readonly Verdict[] {
  const roles = ["executionRoleArn", "taskRoleArn"].flatMap((property) =>
    task.inputs[property] === undefined ? [] : index.linked(task, property, ROLE),
  );
  const policies = roles.flatMap((role) => index.pointingAt(role, ROLE_POLICY, "role"));
  if (policies.length === 0) return [];
  return inputsOf(task).unknown("containerDefinitions")
    ? policies.map((policy) => bySource(task, policy))
    : policies.flatMap((policy) => byArn(task, policy));
}

/** In a preview the texts are unknown, but not which secrets they are made from. */
function bySource(task: ResourceView, policy: ResourceView): Verdict {
  const own = secretsIn(task.propertyDependencies.containerDefinitions);
  const strange = secretsIn(policy.propertyDependencies.policy).filter((urn) => !own.includes(urn));
  return verdict(policy, strange.length);
}

function byArn(task: ResourceView, policy: ResourceView): readonly Verdict[] {
  const own = taskView(task).containers.flatMap(({ read }) =>
    read.items("secrets").map((secret) => secretOf(secret.text("valueFrom") ?? "")),
  );
  const readable = statementsIn(inputsOf(policy).get("policy"), "policy")
    .filter((one) => one.allows && one.actions.some((action) => covers(action, READ)))
    .flatMap((one) => one.resources);
  return [verdict(policy, readable.filter((arn) => !own.includes(secretOf(arn))).length)];
}

function verdict(policy: ResourceView, strangers: number): Verdict {
  const found = strangers === 0 ? "its own secrets" : `${strangers} secrets of others`;
  return fact(strangers === 0, `${policy.name}.policy`, "readable for the task's own secrets only", found);
}

/** `arn:aws:secretsmanager:<region>:<account>:secret:<name>` without the key, stage and version that may follow. */
function secretOf(arn: string): string {
  return arn.split(":").slice(0, 7).join(":");
}

function secretsIn(urns: readonly string[] | undefined): readonly string[] {
  return [...new Set((urns ?? []).filter((urn) => typeOf(urn) === SECRET))];
}
