import type { ContainerDefinition } from "./container-definition.ts";
import { referenceTo } from "./references.ts";

/**
 * How a private registry other than ECR is asked for the image: by a secret of Secrets Manager that holds user name and password. It
 * takes no version (ECS API Reference, "RepositoryCredentials", read 2026-11-27), so the newest value counts at each start of a task.
 */
export function imageLogin(secret: string | undefined): Pick<ContainerDefinition, "repositoryCredentials"> {
  return secret === undefined
    ? {}
    : { repositoryCredentials: { credentialsParameter: referenceTo(`secret-arn:${secret}`) } };
}
