import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { judge, PolicyFault, parsePolicy, type Statement } from "../../cloud/policy-language.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Where a repository is said to stand. */
export interface RepositoryPlace {
  readonly accountId: string;
  readonly region: string;
  readonly repository: string;
}

/**
 * The repository as its own account has it; undefined where that account has none of the name, and `outside` for an account that
 * nobody brought up in this world: there the seed speaks.
 */
export function repositoryAt(cloud: Cloud, place: RepositoryPlace): Entity | "outside" | undefined {
  const account = isOwn(cloud, place) ? cloud : cloud.world.account("aws", place.accountId);
  if (account === undefined) return "outside";
  return account
    .list(TOKEN.repository)
    .find(({ id, region }) => id === place.repository && region === place.region);
}

/** True for a repository of the caller's own account, whose policy alone shuts nobody out. */
export function isOwn(cloud: Cloud, { accountId }: Pick<RepositoryPlace, "accountId">): boolean {
  return accountId === cloud.caller.accountId;
}

/**
 * The first of the actions that the policy of another account's repository does not let the caller's account do. Who asks is the
 * account, and the role where one is named. Source: ECR user guide, "Private repository policies in Amazon ECR" (read 2026-11-27):
 * by default only the account that created a repository has access to it.
 */
export function deniedAcross(
  cloud: Cloud,
  place: RepositoryPlace,
  actions: readonly string[],
  roleArn?: string,
): string | undefined {
  const { accountId } = cloud.caller;
  const root = `arn:aws:iam::${accountId}:root`;
  const principals = [...(roleArn === undefined ? [] : [roleArn]), root, accountId];
  const context = { "aws:PrincipalAccount": accountId, "aws:PrincipalArn": roleArn ?? root };
  const statements = statementsOf(cloud, place);
  return actions.find((action) => {
    const answers = principals.map((aws) => judge(statements, { action, principal: { aws }, context }));
    return answers.includes("deny") || !answers.includes("allow");
  });
}

/** A text that does not parse allows nothing. */
function statementsOf(
  cloud: Cloud,
  { accountId, region, repository }: RepositoryPlace,
): readonly Statement[] {
  const policies = cloud.world.account("aws", accountId)?.list(TOKEN.repositoryPolicy) ?? [];
  const policy = policies.find((one) => live(one).repository === repository && one.region === region);
  if (policy === undefined) return [];
  try {
    return parsePolicy(live(policy).policy);
  } catch (fault) {
    if (fault instanceof PolicyFault) return [];
    throw fault;
  }
}
