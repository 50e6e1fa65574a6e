import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { isRecord, text } from "../known.ts";
import { live } from "./live.ts";
import { requireSecretVersion } from "./secret-of.ts";
import { TOKEN } from "./tokens.ts";

/** The value behind a container's reference; undefined where nobody declared one, which other checks tell. */
export function referredValue(cloud: Cloud, valueFrom: string): string | undefined {
  if (!/^arn:[^:]*:secretsmanager:/.test(valueFrom)) {
    const parameter = cloud
      .list(TOKEN.parameter)
      .find((one) => live(one).arn === valueFrom || live(one).name === valueFrom);
    return parameter === undefined ? undefined : text(live(parameter), "value");
  }
  const secret = secretText(cloud, valueFrom);
  const key = valueFrom.split(":")[7] ?? "";
  if (secret === undefined || key === "") return secret;
  try {
    const parsed: unknown = JSON.parse(secret);
    return isRecord(parsed) ? text(parsed, key) : undefined;
  } catch {
    return undefined;
  }
}

function secretText(cloud: Cloud, valueFrom: string): string | undefined {
  const arn = valueFrom.split(":").slice(0, 7).join(":");
  try {
    const { version } = requireSecretVersion(cloud, valueFrom);
    const found = cloud
      .list(TOKEN.secretVersion)
      .find((one) => live(one).secretArn === arn && live(one).versionId === version.versionId);
    return found === undefined ? undefined : text(live(found), "secretString");
  } catch (error) {
    if (error instanceof CloudError) return undefined;
    throw error;
  }
}
