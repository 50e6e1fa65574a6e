import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import type { Statement } from "../../relations/policy-text.ts";
import { type PermissionText, permissionsOfRole } from "../../relations/role-permissions.ts";
import { readsSecrets } from "../../relations/secret-reading.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule, typeOf } from "../../rule.ts";
import { TASK_DEFINITION, taskView } from "../../task/task-view.ts";
import { PARAMETER, ROLE, SECRET } from "../../tokens.ts";
import type { Finding, Verdict } from "../../verdict.ts";

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
    readOn: "2026-11-27",
  },
  check: (index) => index.ofType(TASK_DEFINITION).flatMap((task) => judgeTask(index, task)),
});

function judgeTask(index: ViewIndex, task: ResourceView): readonly Finding[] {
  let texts: readonly PermissionText[] = [];
  const undecided = judge(task.urn, () => {
    texts = rolesOf(index, task).flatMap((role) => permissionsOfRole(index, role));
    return undefined;
  });
  // Each by itself: one text that is not known yet must not hide what another one opens.
  return [...undecided, ...texts.flatMap((text) => judge(task.urn, () => judgeText(index, task, text)))];
}

function rolesOf(index: ViewIndex, task: ResourceView): readonly ResourceView[] {
  const properties = ["executionRoleArn", "taskRoleArn"].filter((name) => task.inputs[name] !== undefined);
  return [...new Set(properties.flatMap((property) => index.linked(task, property, ROLE)))];
}

function judgeText(index: ViewIndex, task: ResourceView, text: PermissionText): Verdict {
  const definitions = inputsOf(task).unknown("containerDefinitions");
  if (definitions && text.unknown) return bySource(task, text);
  const own = definitions ? secretsMadeFor(index, task) : secretsNamedBy(task);
  const readable = text.statements().filter(readsSecrets).flatMap(secretsOf);
  return verdict(
    text,
    readable.filter((arn) => !own.some((secret) => sameSecret(secretOf(arn), secret))).length,
  );
}

/** In a preview the texts are unknown, but not which secrets they are made from. */
function bySource(task: ResourceView, text: PermissionText): Verdict {
  const own = secretsIn(task.propertyDependencies.containerDefinitions);
  const strange = secretsIn(text.view.propertyDependencies[text.property]).filter(
    (urn) => !own.includes(urn),
  );
  return verdict(text, strange.length);
}

function secretsNamedBy(task: ResourceView): readonly string[] {
  return taskView(task).containers.flatMap(({ read }) => [
    ...read.items("secrets").map((secret) => secretOf(secret.text("valueFrom") ?? "")),
    // The login by which its image is pulled.
    secretOf(read.text("repositoryCredentials.credentialsParameter") ?? ""),
  ]);
}

/**
 * The ARNs, as far as they are known, of the secrets from which the task's text is made. AWS ends each in letters of its
 * own, so that no text that is known can name one that is not.
 */
function secretsMadeFor(index: ViewIndex, task: ResourceView): readonly string[] {
  return secretsIn(task.propertyDependencies.containerDefinitions).flatMap((urn) => {
    const arn = index.byUrn.get(urn)?.outputs.arn;
    return typeof arn === "string" ? [secretOf(arn)] : [];
  });
}

/** What a statement names, without ARNs of other services; everything but a list counts as one. */
function secretsOf({ resources, notResources }: Statement): readonly string[] {
  const others = resources.filter((arn) => !/^arn:[^:]*:(?!(?:secretsmanager|ssm):)[^:*?]+:/.test(arn));
  return notResources.length > 0 ? [...others, "*"] : others;
}

function verdict({ view, property }: PermissionText, strangers: number): Verdict {
  const found = strangers === 0 ? "its own secrets" : `${strangers} secrets of others`;
  return fact(strangers === 0, `${view.name}.${property}`, "readable for the task's own secrets only", found);
}

/** A task may also name a parameter by its name alone, with or without the slash that begins it. */
function sameSecret(arn: string, named: string): boolean {
  if (named.startsWith("arn:") || named === "") return arn === named;
  return arn.split(":parameter/")[1] === named.replace(/^\//, "");
}

/** `arn:aws:secretsmanager:<region>:<account>:secret:<name>` without the key, stage and version that may follow. */
function secretOf(arn: string): string {
  return arn.split(":").slice(0, 7).join(":");
}

function secretsIn(urns: readonly string[] | undefined): readonly string[] {
  return [...new Set((urns ?? []).filter((urn) => [SECRET, PARAMETER].includes(typeOf(urn))))];
}
