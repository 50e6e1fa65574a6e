import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { judge, PolicyFault, parsePolicy } from "../../cloud/policy-language.ts";
import { live } from "../aws/live.ts";
import { type RoleView, roleAllows, roleOf } from "../aws/role-judge.ts";

/** A role of AWS as another cloud meets it. */
export interface ForeignRole {
  readonly arn: string;
  readonly account: string;
  /** True where the role's trust policy lets that principal assume it. */
  trusts(principal: string, context: Readonly<Record<string, string>>): boolean;
  /** True where the role's own policies allow the action. */
  allows(action: string, resource: string): boolean;
  /** What of that type stands in the role's account. */
  list(token: string): readonly Entity[];
}

/** The role of that ARN, in the account that the ARN names. */
export function roleInAnyAccount(arn: string, cloud: Cloud): ForeignRole | undefined {
  const account = arn.split(":")[4] ?? "";
  const found = cloud.world.account("aws", account);
  if (found === undefined) return undefined;
  const view: RoleView = { caller: { accountId: account }, list: (token) => found.list(token) };
  const role = roleOf(view, arn);
  if (role === undefined) return undefined;
  return {
    arn,
    account,
    trusts: (principal, context) =>
      trustOf(role, { action: "sts:AssumeRole", principal: { aws: principal }, context }),
    allows: (action, resource) => roleAllows(view, role, action, resource),
    list: (token) => found.list(token),
  };
}

function trustOf(role: Entity, request: Parameters<typeof judge>[1]): boolean {
  try {
    return judge(parsePolicy(live(role).assumeRolePolicy), request) === "allow";
  } catch (fault) {
    if (fault instanceof PolicyFault) return false;
    throw fault;
  }
}
