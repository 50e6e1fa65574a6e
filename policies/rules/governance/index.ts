import type { Rule } from "../../rule.ts";
import { attachedPoliciesAreAllowed } from "./attached-policies-are-allowed.ts";
import { attachedPoliciesAreDeclared } from "./attached-policies-are-declared.ts";
import { budgetAlarmsInTime } from "./budget-alarms-in-time.ts";
import { permissionsAreLimited } from "./permissions-are-limited.ts";
import { regionsAreConfigured } from "./regions-are-configured.ts";
import { registryAdmitsDeclaredAccounts } from "./registry-admits-declared-accounts.ts";
import { resourcePoliciesNamePrincipals } from "./resource-policies-name-principals.ts";
import { resourcesCarryTags } from "./resources-carry-tags.ts";
import { resourcesStandInConfiguredRegions } from "./resources-stand-in-configured-regions.ts";
import { rolesTrustOwnAccount } from "./roles-trust-own-account.ts";

/** The rules of this folder, by checklist row. */
export const GOVERNANCE_RULES: readonly Rule[] = [
  resourcesCarryTags, // GOV-01
  budgetAlarmsInTime, // GOV-02
  permissionsAreLimited, // GOV-03
  attachedPoliciesAreAllowed, // GOV-03
  attachedPoliciesAreDeclared, // GOV-03
  rolesTrustOwnAccount, // GOV-03
  registryAdmitsDeclaredAccounts, // GOV-03
  resourcePoliciesNamePrincipals, // GOV-03
  regionsAreConfigured, // GOV-04
  resourcesStandInConfiguredRegions, // GOV-04
];
