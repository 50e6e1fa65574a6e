import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { flag, given, number, text } from "../known.ts";
import { itemsOf } from "./backup-items.ts";
import { itemFailures } from "./backup-schedule-check.ts";
import { requireCompliant, requireCovered } from "./compliance.ts";
import { requireDedicated } from "./dedicated-of.ts";
import { encodedId, ofProject, requireProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** Switches that nobody can take back (Atlas, "Configure a Backup Compliance Policy", from memory, 2026-11; that only support ends it: docs/resources/backup_compliance_policy.md at 468253d, read 2026-11-27). */
const ONE_WAY = ["copyProtectionEnabled", "encryptionAtRestEnabled", "pitEnabled"];

/** Holds a project's backups whatever its owners want: only MongoDB's support ends it. */
export const compliancePolicy: Behaviour = {
  token: ATLAS.compliance,
  check(inputs) {
    const failures: CheckFailure[] = itemFailures(itemsOf(inputs));
    const email = text(inputs, "authorizedEmail");
    if (email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      failures.push({ property: "authorizedEmail", reason: "must be an address of mail" });
    if (flag(inputs, "pitEnabled") === true && !given(inputs, "restoreWindowDays"))
      failures.push({ property: "restoreWindowDays", reason: "must be given with pitEnabled" });
    return failures;
  },

  create(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    requireDedicated(project, "A backup compliance policy", cloud);
    requireMet(inputs, project.id, cloud);
    return {
      id: encodedId({ project_id: project.id }), // resource_backup_compliance_policy.go at 468253d, read 2026-11-27
      outputs: {
        ...settled(inputs, cloud),
        state: "ACTIVE",
        updatedUser: String(inputs.authorizedEmail),
      },
    };
  },

  update(entity, next, cloud) {
    const dropped = ONE_WAY.find((name) => flag(entity.inputs, name) === true && flag(next, name) !== true);
    if (dropped !== undefined)
      throw new CloudError("BACKUP_COMPLIANCE_POLICY_SETTING_LOCKED", `${dropped} cannot be switched off.`);
    try {
      requireCovered(entity.inputs, next);
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      throw new CloudError(
        "BACKUP_COMPLIANCE_POLICY_SETTING_LOCKED",
        `Retention cannot be shortened: ${error.message}`,
      );
    }
    requireMet(next, String(next.projectId), cloud);
    return settled(next, cloud);
  },

  delete(entity) {
    throw new CloudError(
      "BACKUP_COMPLIANCE_POLICY_CANNOT_BE_DISABLED",
      `The backup compliance policy of group ${String(entity.inputs.projectId)} is ended by MongoDB's support only.`,
    );
  },
};

/** What stands in the project must meet the policy before it comes, and its schedules too. */
function requireMet(policy: Inputs, projectId: string, cloud: Cloud): void {
  for (const one of ofProject(ATLAS.cluster, projectId, cloud))
    requireCompliant(one.inputs, one.outputs, policy);
  for (const one of ofProject(ATLAS.schedule, projectId, cloud)) requireCovered(policy, one.inputs);
}

function settled(inputs: Inputs, cloud: Cloud): Record<string, unknown> {
  return {
    restoreWindowDays: number(inputs, "restoreWindowDays") ?? 0,
    updatedDate: cloud.now.toISOString(),
  };
}
