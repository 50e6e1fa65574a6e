import type { SecretStore } from "../../infra/config/secret-settings.ts";
import { parameterName, secretNamePrefix } from "../../infra/secrets/secret-name.ts";
import type { AwsCalls } from "./aws-calls.ts";

/** `absent` until the stack has made it, `empty` until somebody has filled it. */
export type SecretState = "filled" | "empty" | "absent";

/** The stack makes its parameters with a placeholder as the first version. */
const PLACEHOLDER_VERSION = 1;

/** The label of the version that a reader gets (Secrets Manager, PutSecretValue, read 2026-11-27). */
const CURRENT = "AWSCURRENT";

/** Whether an external secret of the stack holds a value, by its versions alone. */
export async function secretState(
  aws: Pick<AwsCalls, "json">,
  stack: { readonly product: string; readonly environment: string },
  store: SecretStore,
  key: string,
): Promise<SecretState> {
  if (store === "parameters") {
    const ParameterFilters = [{ Key: "Name", Option: "Equals", Values: [parameterName(stack, key)] }];
    const found = await firstOf(aws, "ssm", "AmazonSSM.DescribeParameters", "Parameters", {
      ParameterFilters,
    });
    if (found === undefined) return "absent";
    return typeof found.Version === "number" && found.Version > PLACEHOLDER_VERSION ? "filled" : "empty";
  }
  const Filters = [{ Key: "name", Values: [secretNamePrefix(stack, key)] }];
  const found = await firstOf(aws, "secretsmanager", "secretsmanager.ListSecrets", "SecretList", { Filters });
  if (found === undefined) return "absent";
  // Version → its labels (@aws-sdk/client-secrets-manager, SecretListEntry, read 2026-11-27).
  const labels = Object.values(
    (found.SecretVersionsToStages ?? {}) as Readonly<Record<string, unknown>>,
  ).flat();
  return labels.includes(CURRENT) ? "filled" : "empty";
}

/** The first entry of a list that comes in pages, of which one may be empty before the last. */
async function firstOf(
  aws: Pick<AwsCalls, "json">,
  service: string,
  target: string,
  list: string,
  asked: object,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  let next: unknown;
  do {
    const page = await aws.json(service, target, {
      ...asked,
      ...(next === undefined ? {} : { NextToken: next }),
    });
    const entries = page[list];
    if (Array.isArray(entries) && entries.length > 0) return entries[0] as Readonly<Record<string, unknown>>; // the API's shape
    next = page.NextToken;
  } while (next !== undefined);
  return undefined;
}
