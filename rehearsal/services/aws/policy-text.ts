import type { Cloud } from "../../cloud/cloud.ts";
import { isRecord } from "../known.ts";
import type { PolicyDocument, PolicyStatement } from "./iam-policy-document.ts";

/**
 * The policy as the provider sends it: a text stays, an object becomes JSON; undefined where absent or not
 * yet known.
 */
export function policyText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return isRecord(value) ? JSON.stringify(value) : undefined;
}

/**
 * The first role or user of the own account that a principal names and that does not exist; AWS refuses such
 * a text.
 */
export function missingPrincipal(document: PolicyDocument, cloud: Cloud): string | undefined {
  const named = document.statements.flatMap((statement) => [
    ...(statement.principals.AWS ?? []),
    ...(statement.notPrincipals.AWS ?? []),
  ]);
  return named.find((principal) => {
    const match = /^arn:aws:iam::(\d{12}):role\/(.+)$/.exec(principal);
    if (match?.[1] !== cloud.caller.accountId || match[2]?.includes("*") === true) return false;
    const roles = [
      ...cloud.list("aws:iam/role:Role"),
      ...cloud.list("aws:iam/serviceLinkedRole:ServiceLinkedRole"),
    ];
    return !roles.some((role) => role.outputs.arn === principal);
  });
}

/**
 * True where one of the action patterns of the statement covers the action; letter case does not count (IAM
 * User Guide).
 */
export function coversAction(statement: PolicyStatement, action: string): boolean {
  if (statement.actions.length > 0) return statement.actions.some((pattern) => matches(pattern, action));
  return statement.notActions.length > 0 && !statement.notActions.some((pattern) => matches(pattern, action));
}

function matches(pattern: string, action: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${source}$`, "i").test(action);
}
