import { getSecrets } from "@pulumi/aws/secretsmanager/getSecrets.js";
import { getSecretVersions } from "@pulumi/aws/secretsmanager/getSecretVersions.js";
import { type ProviderResource, RunError } from "@pulumi/pulumi";
import type { Settings } from "../config/settings.ts";
import type { Facts } from "../context.ts";
import { parameterVersions } from "./parameter-lookup.ts";
import { secretFolder, secretKey } from "./secret-name.ts";

/** The label of the version that a reader gets. Source: Secrets Manager guide, versions, from memory, 2026-11. */
const CURRENT = "AWSCURRENT";

/** The current version of every external secret that holds one. No value is read; nothing is asked without such secrets. */
export async function externalVersions(
  settings: Settings,
  provider: ProviderResource,
): Promise<Facts["externalVersions"]> {
  const wanted = Object.keys(settings.secrets).filter((key) => settings.secrets[key]?.kind === "external");
  if (wanted.length === 0) return {};
  if (settings.secretStore === "parameters") return parameterVersions(settings, wanted, provider);
  const folder = secretFolder(settings);
  const { arns, names } = await getSecrets({ filters: [{ name: "name", values: [folder] }] }, { provider });
  const found = await Promise.all(
    wanted.map(async (key) => {
      const matching = arns.filter((arn) => secretKey(settings, nameIn(arn)) === key);
      const [arn, ...others] = matching;
      if (arn === undefined) return [];
      if (others.length > 0) throw new RunError(ambiguous(key, names, settings));
      const { versions } = await getSecretVersions({ secretId: arn }, { provider });
      const current = versions.find(({ versionStages }) => versionStages.includes(CURRENT));
      return current === undefined ? [] : [[key, { arn, versionId: current.versionId }] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}

/** The name inside a secret's ARN, without the six characters that the service adds after the last `-`. */
function nameIn(arn: string): string {
  return arn
    .split(":")
    .slice(6)
    .join(":")
    .replace(/-[A-Za-z0-9]{6}$/, "");
}

function ambiguous(key: string, names: readonly string[], settings: Settings): string {
  const matching = names.filter((name) => secretKey(settings, name) === key).sort();
  return (
    `secrets.${key}: one secret of that name was expected in account ${settings.aws.accountId}; ` +
    `got ${matching.join(", ")}. Delete those that the stack's state does not hold.`
  );
}
