import type { Service } from "../../cloud/behaviour.ts";
import { plan } from "./backup-plan.ts";
import { selection } from "./backup-selection.ts";
import { vault, vaultLock } from "./backup-vault.ts";

/** AWS Backup: vaults, their locks, plans, and what the plans back up. */
export const backup: Service = { behaviours: [vault, vaultLock, plan, selection] };
