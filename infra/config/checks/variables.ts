import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts, ServiceParts } from "../config.ts";

const ROLE = "Remove it: the task's role gives its credentials";
const TASK = "Remove it: ECS sets it in every task";

/**
 * Variables that somebody else sets, and what to do instead. A value here would win over the task's role, or hide where the task
 * asks for it. Source: ECS Developer Guide, "Task IAM role" and "Task metadata endpoint", AWS SDKs Reference Guide, "Environment
 * variables", from memory, 2026-11.
 */
const OWNED: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: ROLE,
  AWS_SECRET_ACCESS_KEY: ROLE,
  AWS_SESSION_TOKEN: ROLE,
  AWS_PROFILE: ROLE,
  AWS_ROLE_ARN: ROLE,
  AWS_WEB_IDENTITY_TOKEN_FILE: ROLE,
  AWS_CONTAINER_AUTHORIZATION_TOKEN: ROLE,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: TASK,
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: TASK,
  AWS_EXECUTION_ENV: TASK,
  ECS_AGENT_URI: TASK,
  ECS_CONTAINER_METADATA_URI: TASK,
  ECS_CONTAINER_METADATA_URI_V4: TASK,
  PATH: "Remove it: the image sets it",
};

/** The variables of a service are the service's own, and none shares its secret with another. */
export function checkVariables(parts: ConfigParts): readonly Problem[] {
  return Object.entries(parts.services ?? {}).flatMap(([name, service = {}]) => [
    ...owned(name, service),
    ...shared(name, service, parts.secrets ?? {}),
  ]);
}

function owned(name: string, service: ServiceParts): readonly Problem[] {
  return (["environment", "secrets", "outputs", "calls"] as const).flatMap((group) =>
    Object.keys(service[group] ?? {}).flatMap((variable) => {
      const next = Object.hasOwn(OWNED, variable) ? OWNED[variable] : undefined;
      if (next === undefined) return [];
      const where = `services.${name}.${group}.${variable}`;
      const expected = "a variable that neither ECS, the AWS SDKs nor the image sets";
      return [{ where, expected, found: shown(variable), next }];
    }),
  );
}

/**
 * One generated or given value under two names serves two purposes, and cannot be changed for one of them (SEC-06). A composed one
 * is the address or the password of one store, whatever a library calls it.
 */
function shared(
  name: string,
  service: ServiceParts,
  secrets: NonNullable<ConfigParts["secrets"]>,
): readonly Problem[] {
  const first = new Map<string, string>();
  return Object.entries(service.secrets ?? {}).flatMap(([variable, secret]) => {
    const kind = secret === undefined ? undefined : secrets[secret]?.kind;
    if (secret === undefined || kind === undefined || kind === "composed") return [];
    const other = first.get(secret);
    if (other === undefined) {
      first.set(secret, variable);
      return [];
    }
    return [
      {
        where: `services.${name}.secrets.${variable}`,
        expected: "a secret that fills no other variable of the service",
        found: `${shown(secret)}, which fills ${other} too`,
        next: "Give it a secret of its own",
      },
    ];
  });
}
