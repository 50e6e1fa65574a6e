import type { Rule } from "../rule.ts";
import { customerKeyRotates } from "./encryption/customer-key-rotates.ts";
import { internetReachesWebPortsOnly } from "./network/internet-reaches-web-ports-only.ts";
import { taskEnvironmentHoldsNoSecrets } from "./secrets/task-environment-holds-no-secrets.ts";

/** Every rule that needs no declared expectation, by area. */
export const RULES: readonly Rule[] = [
  taskEnvironmentHoldsNoSecrets,
  internetReachesWebPortsOnly,
  customerKeyRotates,
];
