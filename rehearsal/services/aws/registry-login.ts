import type { Cloud } from "../../cloud/cloud.ts";
import { isRecord, text } from "../known.ts";
import type { ContainerDefinition } from "./container-definitions.ts";
import { live } from "./live.ts";
import { referredValue } from "./referred-value.ts";
import { secretOf } from "./secret-of.ts";

/** ARN of the secret by which a container's image is pulled: ECS takes a name too; undefined where the image is pulled without. */
export function loginArn(cloud: Cloud, { repositoryCredentials }: ContainerDefinition): string | undefined {
  const written = repositoryCredentials?.credentialsParameter;
  if (written === undefined || written.startsWith("arn:")) return written;
  const secret = secretOf(cloud, written);
  return (secret === undefined ? undefined : text(live(secret), "arn")) ?? written;
}

/** What ECS refuses of a login at registration: it stands in Secrets Manager (ECS API Reference, "RepositoryCredentials", read 2026-11-27). */
export function loginFault({ repositoryCredentials }: ContainerDefinition): string | undefined {
  const written = repositoryCredentials?.credentialsParameter;
  if (written === undefined || !written.startsWith("arn:")) return undefined;
  return /^arn:[^:]+:secretsmanager:[^:]+:\d{12}:secret:[^:]+$/.test(written)
    ? undefined
    : "repositoryCredentials.credentialsParameter must name a secret of Secrets Manager, without version";
}

/**
 * Why a login opens no registry: it holds a user name and a password as JSON (ECS Developer Guide, "Using non-AWS container images in
 * Amazon ECS", from memory, 2026-11). Values never appear in a message.
 */
export function loginProblem(cloud: Cloud, container: ContainerDefinition): string | undefined {
  const arn = loginArn(cloud, container);
  const value = arn === undefined ? undefined : referredValue(cloud, arn);
  if (value === undefined || isLogin(value)) return undefined; // without a value reading it fails
  return `unable to unmarshal the secret ${arn} into registry credentials: {"username": …, "password": …} is needed`;
}

function isLogin(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value);
    return isRecord(parsed) && ["username", "password"].every((key) => (text(parsed, key) ?? "") !== "");
  } catch {
    return false;
  }
}
