import type { Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { isRecord, records, text } from "../known.ts";
import { live } from "./live.ts";
import { roleOf, roleTrusts } from "./role-judge.ts";
import { versionsOf } from "./secret-of.ts";
import { heldSecret, requireReader } from "./secret-reader.ts";
import { TOKEN } from "./tokens.ts";

/**
 * RDS assumes the proxy's role and reads each login with it; what it cannot read leaves every client without a connection, so this
 * rehearsal refuses it at once (RDS User Guide, "Setting up database credentials for RDS Proxy", from memory, 2026-11).
 */
export function requireLogins(inputs: Inputs, cloud: Cloud): void {
  const arn = text(inputs, "roleArn");
  const role = roleOf(cloud, arn);
  // Which source a proxy names, if any, is documented nowhere (as above, "policies", read 2026-11-27): a condition on it is not met.
  if (role === undefined || !roleTrusts(cloud, role, "rds.amazonaws.com"))
    throw new CloudError("InvalidParameterValue", `IAM role ${arn} does not exist or RDS may not assume it.`);
  for (const auth of records(inputs, "auths")) {
    const reference = text(auth, "secretArn");
    const held = heldSecret(cloud, reference);
    if (held === undefined)
      throw new CloudError("InvalidParameterValue", `The secret ${String(reference)} does not exist.`);
    requireReader(cloud, role.id, held);
    requireLogin(cloud, held.secret);
  }
}

/** The value is JSON with user and password. */
function requireLogin(cloud: Cloud, secret: Entity): void {
  const current = versionsOf(secret).find(({ stages }) => stages.includes("AWSCURRENT"));
  const version = cloud
    .list(TOKEN.secretVersion)
    .find((one) => live(one).versionId === current?.versionId && current !== undefined);
  const value = version === undefined ? undefined : text(live(version), "secretString");
  if (value !== undefined && isLogin(value)) return;
  throw new CloudError(
    "InvalidParameterValue",
    `The secret ${String(live(secret).arn)} must hold JSON with the keys username and password.`,
  );
}

function isLogin(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value);
    return isRecord(parsed) && typeof parsed.username === "string" && typeof parsed.password === "string";
  } catch {
    return false;
  }
}
