import { ServiceLinkedRole } from "@pulumi/aws/iam/serviceLinkedRole.js";
import type { ProviderResource } from "@pulumi/pulumi";
import { partition } from "../infra/lib/partition.ts";
import type { RoleChoices } from "./choices.ts";
import { SERVICE_LINKED_ROLES, type ServiceName } from "./role-names.ts";

/**
 * The chosen roles. An account holds one of each, for all its stacks: they are protected, and a second one is refused by
 * AWS. An adopted one keeps its description and tags.
 */
export function serviceLinkedRoles(
  choices: RoleChoices,
  accountId: string,
  region: string,
  provider: ProviderResource,
): void {
  for (const service of Object.keys(choices).sort() as ServiceName[]) {
    const { principal } = SERVICE_LINKED_ROLES[service];
    new ServiceLinkedRole(
      `role-${service}`,
      { awsServiceName: principal },
      {
        provider,
        protect: true,
        ignoreChanges: ["description", "tags"],
        ...(choices[service] === "adopt" ? { import: roleArn(service, accountId, region) } : {}),
      },
    );
  }
}

/** ARN of a service-linked role: the path is AWS's own. */
export function roleArn(service: ServiceName, accountId: string, region: string): string {
  const { principal, role } = SERVICE_LINKED_ROLES[service];
  return `arn:${partition(region)}:iam::${accountId}:role/aws-service-role/${principal}/${role}`;
}
