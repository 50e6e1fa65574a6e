import { getParameter } from "@pulumi/aws/ssm/getParameter.js";
import { getParametersByPath } from "@pulumi/aws/ssm/getParametersByPath.js";
import type { ProviderResource } from "@pulumi/pulumi";
import type { Settings } from "../config/settings.ts";
import type { Facts } from "../context.ts";
import { parameterFolder, parameterName } from "./secret-name.ts";

/** The version that the stack makes, before anybody fills it. */
const PLACEHOLDER_VERSION = 1;

/** The current version of every wanted parameter that a person has filled. Values stay encrypted. */
export async function parameterVersions(
  settings: Settings,
  wanted: readonly string[],
  provider: ProviderResource,
): Promise<Facts["externalVersions"]> {
  const path = parameterFolder(settings);
  const { names } = await getParametersByPath({ path, withDecryption: false }, { provider });
  const found = await Promise.all(
    wanted.map(async (key) => {
      const name = parameterName(settings, key);
      if (!names.includes(name)) return [];
      const { arn, version } = await getParameter({ name, withDecryption: false }, { provider });
      return version > PLACEHOLDER_VERSION ? [[key, { arn, versionId: String(version) }] as const] : [];
    }),
  );
  return Object.fromEntries(found.flat());
}
