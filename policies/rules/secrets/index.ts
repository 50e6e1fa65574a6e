import type { Rule } from "../../rule.ts";
import { buildArgumentsHoldNoSecrets } from "./build-arguments-hold-no-secrets.ts";
import { databaseUsersTakeTurns } from "./database-users-take-turns.ts";
import { earlierSecretValuesAreKept } from "./earlier-secret-values-are-kept.ts";
import { firewallLogHidesCredentials } from "./firewall-log-hides-credentials.ts";
import { generatedSecretsAreStrong } from "./generated-secrets-are-strong.ts";
import { instanceRoleReadsNoSecrets } from "./instance-role-reads-no-secrets.ts";
import { plainValuesHoldNoSecrets } from "./plain-values-hold-no-secrets.ts";
import { roleReadsNamedSecrets } from "./role-reads-named-secrets.ts";
import { roleReadsOwnSecrets } from "./role-reads-own-secrets.ts";
import { secretCanBeRecovered } from "./secret-can-be-recovered.ts";
import { secretParametersAreEncrypted } from "./secret-parameters-are-encrypted.ts";
import { secretUsesCustomerKey } from "./secret-uses-customer-key.ts";
import { secretsShareNoValue } from "./secrets-share-no-value.ts";
import { stackFileHoldsNoSecrets } from "./stack-file-holds-no-secrets.ts";
import { stackOutputsHoldNoSecrets } from "./stack-outputs-hold-no-secrets.ts";
import { taskEnvironmentHoldsNoSecrets } from "./task-environment-holds-no-secrets.ts";

/** The rules of this folder, by checklist row. */
export const SECRETS_RULES: readonly Rule[] = [
  plainValuesHoldNoSecrets, // SEC-01
  stackOutputsHoldNoSecrets, // SEC-01
  stackFileHoldsNoSecrets, // SEC-01
  secretParametersAreEncrypted, // SEC-01
  buildArgumentsHoldNoSecrets, // SEC-01
  firewallLogHidesCredentials, // SEC-01
  taskEnvironmentHoldsNoSecrets, // SEC-02
  secretUsesCustomerKey, // SEC-03
  secretCanBeRecovered, // SEC-05
  earlierSecretValuesAreKept, // SEC-05
  generatedSecretsAreStrong, // SEC-06
  secretsShareNoValue, // SEC-06
  databaseUsersTakeTurns, // SEC-07
  roleReadsNamedSecrets, // SEC-08
  roleReadsOwnSecrets, // SEC-08
  instanceRoleReadsNoSecrets, // SEC-08
];
