import type { Entity } from "../../cloud/entity.ts";
import {
  judge,
  PolicyFault,
  type PolicyRequest,
  parsePolicy,
  type Statement,
} from "../../cloud/policy-language.ts";
import { managedPolicies } from "../../data/aws-managed-policies.ts";
import { records, text, textList } from "../known.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** What judging a role needs of a cloud: whose account it is, and what stands in it. */
export interface RoleView {
  readonly caller: { readonly accountId: string };
  list(token: string): readonly Entity[];
}

/** The role of that ARN in the caller's account. */
export function roleOf(cloud: RoleView, arn: unknown): Entity | undefined {
  return cloud.list(TOKEN.role).find((role) => live(role).arn === arn);
}

/** True where the role's trust policy lets the service principal assume it, on behalf of the resource where one is named. */
export function roleTrusts(cloud: RoleView, role: Entity, service: string, sourceArn?: string): boolean {
  const context: Record<string, string> = { "aws:SourceAccount": cloud.caller.accountId };
  if (sourceArn !== undefined) context["aws:SourceArn"] = sourceArn;
  const statements = read(live(role).assumeRolePolicy);
  return judge(statements, { action: "sts:AssumeRole", principal: { service }, context }) === "allow";
}

/**
 * True where the role's identity policies (inline, attached, and those named in the role itself) allow the action on the
 * resource, and none denies it. Source: IAM User Guide, "Policy evaluation logic", from memory, 2026-11.
 */
export function roleAllows(
  cloud: RoleView,
  role: Entity,
  action: string,
  resource: string,
  context: Readonly<Record<string, string>> = {},
): boolean {
  const request: PolicyRequest = {
    action,
    resource,
    context: { "aws:PrincipalAccount": cloud.caller.accountId, ...context },
  };
  return judge(statementsOf(cloud, role), request) === "allow";
}

function statementsOf(cloud: RoleView, role: Entity): readonly Statement[] {
  const all = live(role);
  const names = [role.id, text(all, "name"), text(all, "arn")];
  const belongs = (entity: Entity): boolean => names.includes(text(live(entity), "role"));
  const inline = cloud
    .list(TOKEN.rolePolicy)
    .filter(belongs)
    .map((entity) => live(entity).policy);
  const own = records(all, "inlinePolicies").map((policy) => policy.policy);
  const attached = cloud
    .list(TOKEN.rolePolicyAttachment)
    .filter(belongs)
    .map((entity) => text(live(entity), "policyArn"));
  const arns = new Set([...attached, ...textList(all, "managedPolicyArns")]);
  const managed = [...arns].map((arn) => {
    const customer = cloud.list(TOKEN.policy).find((policy) => live(policy).arn === arn);
    return customer === undefined ? managedPolicies[arn ?? ""] : live(customer).policy;
  });
  return [...inline, ...own, ...managed].flatMap(read);
}

/** The statements of a text; none where it is absent or malformed, which `check` refuses before. */
function read(policy: unknown): readonly Statement[] {
  if (policy === undefined || policy === "") return [];
  try {
    return parsePolicy(policy);
  } catch (fault) {
    if (fault instanceof PolicyFault) return [];
    throw fault;
  }
}
