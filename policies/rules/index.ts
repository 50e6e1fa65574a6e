import type { Rule } from "../rule.ts";
import { BACKUP_RULES } from "./backup/index.ts";
import { COMPUTE_RULES } from "./compute/index.ts";
import { DATA_RULES } from "./data/index.ts";
import { DELIVERY_RULES } from "./delivery/index.ts";
import { EDGE_RULES } from "./edge/index.ts";
import { ENCRYPTION_RULES } from "./encryption/index.ts";
import { GOVERNANCE_RULES } from "./governance/index.ts";
import { NETWORK_RULES } from "./network/index.ts";
import { OBSERVABILITY_RULES } from "./observability/index.ts";
import { SECRETS_RULES } from "./secrets/index.ts";

/** Every rule that needs no declared expectation. */
export const RULES: readonly Rule[] = [
  ...SECRETS_RULES,
  ...NETWORK_RULES,
  ...ENCRYPTION_RULES,
  ...EDGE_RULES,
  ...COMPUTE_RULES,
  ...DATA_RULES,
  ...BACKUP_RULES,
  ...OBSERVABILITY_RULES,
  ...DELIVERY_RULES,
  ...GOVERNANCE_RULES,
];
