import { covers, type Statement } from "./policy-text.ts";

/** Actions that hand out a secret's value, of both stores. */
const READS = [
  "secretsmanager:GetSecretValue",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
  "ssm:GetParameterHistory",
];

/** True for a statement that allows reading secrets' values. */
export function readsSecrets({ actions, allows, notActions }: Statement): boolean {
  const all =
    notActions.length > 0 && READS.some((read) => !notActions.some((action) => covers(action, read)));
  return allows && (all || READS.some((read) => actions.some((action) => covers(action, read))));
}
