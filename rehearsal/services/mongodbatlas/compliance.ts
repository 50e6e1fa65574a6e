import type { Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, number } from "../known.ts";
import { itemsOf } from "./backup-items.ts";
import { kindOf } from "./cluster-tier.ts";
import { ofProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

const CODE = "BACKUP_POLICIES_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS";

/** The policy that holds for a project, where it has one. */
export function complianceOf(projectId: string, cloud: Cloud): Entity | undefined {
  return ofProject(ATLAS.compliance, projectId, cloud)[0];
}

/** Refuses a schedule that keeps less than the project's policy wants. */
export function refuseShorter(schedule: Inputs, projectId: string, cloud: Cloud): void {
  const policy = complianceOf(projectId, cloud);
  if (policy !== undefined) requireCovered(policy.inputs, schedule);
}

/** Every line of the policy must have one of the schedule that comes as often and is kept as long. */
export function requireCovered(policy: Inputs, schedule: Inputs): void {
  const items = itemsOf(schedule);
  for (const { at, days = 0, interval = 0, kind } of itemsOf(policy)) {
    const covered = items.some(
      (item) =>
        item.kind === kind &&
        (item.days ?? 0) >= days &&
        (kind !== "hourly" || (item.interval ?? Number.POSITIVE_INFINITY) <= interval),
    );
    if (!covered)
      throw new CloudError(CODE, `${at} of the compliance policy keeps ${kind} snapshots ${days} days.`);
  }
  const wanted = number(policy, "restoreWindowDays");
  const given = number(schedule, "restoreWindowDays");
  if (wanted !== undefined && given !== undefined && given < wanted)
    throw new CloudError(CODE, `restoreWindowDays must be ${wanted} at least; got ${given}.`);
}

/** Refuses a dedicated cluster that is less than the project's policy wants. `values` is how the cloud would hold it. */
export function requireCompliant(inputs: Inputs, values: Inputs, policy: Inputs | undefined): void {
  if (policy === undefined) return;
  const refuse = (what: string): never => {
    throw new CloudError(CODE, `The compliance policy wants ${what} of cluster ${String(inputs.name)}.`);
  };
  if (kindOf(inputs) !== "dedicated") refuse("M10 or larger");
  if (flag(values, "backupEnabled") !== true) refuse("backupEnabled");
  if (flag(policy, "pitEnabled") === true && flag(values, "pitEnabled") !== true) refuse("pitEnabled");
  if (flag(policy, "encryptionAtRestEnabled") === true && values.encryptionAtRestProvider === "NONE")
    refuse("encryptionAtRestProvider");
}
