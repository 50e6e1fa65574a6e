import type { Service } from "../../cloud/behaviour.ts";
import { secret } from "./secret.ts";
import { getSecrets, getSecretVersions } from "./secret-lookups.ts";
import { secretPolicy } from "./secret-policy.ts";
import { secretVersion } from "./secret-version.ts";

/** AWS Secrets Manager: secrets, their versions and policies. */
export const secretsmanager: Service = {
  behaviours: [secret, secretVersion, secretPolicy],
  lookups: [getSecrets, getSecretVersions],
};
