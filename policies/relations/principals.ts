import type { Statement } from "./policy-text.ts";

/** Whom a statement may let in. */
export interface Admitted {
  /** AWS accounts, 12 digits: by their number, their root, or a role or user of theirs. */
  readonly accounts: readonly string[];
  /** AWS's own services, such as `ecs-tasks.amazonaws.com`. */
  readonly services: boolean;
}

/** The first principal of a statement that is not admitted, in words; undefined where all are. */
export function strangePrincipal(one: Statement, admitted: Admitted): string | undefined {
  if (one.exceptsPrincipals) return "everybody but a list";
  for (const [kind, principals] of Object.entries(one.principalsByKind)) {
    const strange = principals.find((principal) => !isAdmitted(kind, principal, admitted));
    if (strange !== undefined) return strange === "*" ? "everybody" : `${kind} ${strange}`;
  }
  return undefined;
}

function isAdmitted(kind: string, principal: string, { accounts, services }: Admitted): boolean {
  // A wildcard inside a principal means more than anybody can name.
  if (/[*?]/.test(principal)) return false;
  if (kind === "Service") return services && /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/.test(principal);
  if (kind !== "AWS") return false;
  const account = /^arn:[a-z-]+:(?:iam|sts)::(\d{12}):(?:root$|role\/|user\/|assumed-role\/)/.exec(principal);
  return accounts.includes(account?.[1] ?? principal);
}
