import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, number, record, records, text } from "../known.ts";
import { BACKUP_KINDS, ITEM_PROPERTIES } from "./backup-items.ts";
import { scheduleFailures } from "./backup-schedule-check.ts";
import { kindOf, regionOf } from "./cluster-tier.ts";
import { complianceOf, refuseShorter } from "./compliance.ts";
import { encodedId, ofProject, requireProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** Days back to which a cluster with continuous backup goes where nobody says (from memory, 2026-11). */
const RESTORE_WINDOW = 2;

/** When a dedicated cluster makes snapshots, how long they are kept, and where copies go. Every such cluster has one. */
export const backupSchedule: Behaviour = {
  token: ATLAS.schedule,
  check: scheduleFailures,

  create(inputs, cloud) {
    const cluster = judged(inputs, cloud);
    return {
      id: encodedId({ cluster_name: String(inputs.clusterName), project_id: String(inputs.projectId) }),
      outputs: {
        ...settled(inputs, cluster, cloud),
        clusterId: cluster.outputs.clusterId,
        idPolicy: cloud.hex(24),
      },
    };
  },

  update(entity, next, cloud) {
    const cluster = judged(next, cloud);
    refuseLostCopies(entity, next, cloud);
    refuseOneWay(entity.inputs, next);
    return settled(next, cluster, cloud);
  },

  delete(entity, cloud) {
    // The provider then only forgets it (cloudBackupSchedule.d.ts 4.16.0, skipDestroy, read 2026-11-27).
    if (flag(entity.inputs, "skipDestroy") === true) return undefined;
    if (complianceOf(String(entity.inputs.projectId), cloud) !== undefined)
      throw new CloudError(
        "BACKUP_POLICIES_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS",
        "The schedule cannot be deleted under a backup compliance policy.",
      );
    return undefined;
  },
};

/** The cluster, after all that the cloud refuses in the schedule. */
function judged(inputs: Inputs, cloud: Cloud): Entity {
  const project = requireProject(inputs, cloud);
  const cluster = ofProject(ATLAS.cluster, project.id, cloud).find(
    (one) => one.inputs.name === inputs.clusterName,
  );
  if (cluster === undefined)
    throw new CloudError(
      "CLUSTER_NOT_FOUND",
      `No cluster named ${String(inputs.clusterName)} exists in group ${project.id}.`,
    );
  const name = String(inputs.clusterName);
  if (kindOf(cluster.inputs) !== "dedicated")
    throw new CloudError(
      "BACKUP_SCHEDULE_NOT_SUPPORTED_ON_SHARED_TIER",
      `The cluster ${name} is M0 or Flex: a schedule needs M10 or larger.`,
    );
  if (flag(cluster.outputs, "backupEnabled") !== true)
    throw new CloudError("BACKUP_NOT_ENABLED", `The cluster ${name} has no cloud backup.`);
  const pit = flag(cluster.outputs, "pitEnabled") === true;
  if (!pit && number(inputs, "restoreWindowDays") !== undefined)
    throw new CloudError("PIT_NOT_ENABLED", `The cluster ${name} has no point-in-time recovery.`);
  copyFailures(inputs, cluster, pit);
  refuseShorter(inputs, project.id, cloud);
  return cluster;
}

function copyFailures(inputs: Inputs, cluster: Entity, pit: boolean): void {
  const zones = records(cluster.outputs, "replicationSpecs").map((spec) => spec.zoneId);
  const home = text(regionOf(cluster.inputs), "regionName");
  for (const copy of records(inputs, "copySettings")) {
    if (!zones.includes(copy.zoneId))
      throw new CloudError("INVALID_ZONE_ID", `The cluster has no zone ${String(copy.zoneId)}.`);
    if (copy.regionName === home)
      throw new CloudError(
        "SNAPSHOT_COPY_REGION_IS_CLUSTER_REGION",
        `${String(home)} is the cluster's own region.`,
      );
    if (copy.shouldCopyOplogs === true && !pit)
      throw new CloudError("PIT_NOT_ENABLED", "Oplogs are copied of a cluster with point-in-time recovery.");
  }
}

function refuseLostCopies(entity: Entity, next: Inputs, cloud: Cloud): void {
  const policy = complianceOf(String(entity.inputs.projectId), cloud);
  if (flag(policy?.inputs ?? {}, "copyProtectionEnabled") !== true) return;
  const kept = records(next, "copySettings").map((copy) => copy.regionName);
  const lost = records(entity.inputs, "copySettings").find((copy) => !kept.includes(copy.regionName));
  if (lost === undefined) return;
  throw new CloudError(
    "BACKUP_COMPLIANCE_POLICY_COPY_PROTECTION",
    `Copies to ${String(lost.regionName)} cannot be taken back under the backup compliance policy.`,
  );
}

/** Snapshot distribution by copy policy items is one way (advanced docs of the provider's schedule, from memory, 2026-11). */
function refuseOneWay(before: Inputs, next: Inputs): void {
  if (flag(before, "copyPolicyItemsEnabled") !== true || flag(next, "copyPolicyItemsEnabled") === true)
    return;
  throw new CloudError("INVALID_ATTRIBUTE", "copyPolicyItemsEnabled cannot be switched off again.");
}

function settled(inputs: Inputs, cluster: Entity, cloud: Cloud): Record<string, unknown> {
  const outputs: Record<string, unknown> = {
    copySettings: records(inputs, "copySettings").map((copy) => ({
      cloudProvider: "AWS",
      shouldCopyOplogs: false,
      ...copy,
    })),
    nextSnapshot: cloud.now.toISOString(),
    referenceHourOfDay: number(inputs, "referenceHourOfDay") ?? 0,
    referenceMinuteOfHour: number(inputs, "referenceMinuteOfHour") ?? 0,
    restoreWindowDays:
      number(inputs, "restoreWindowDays") ??
      (flag(cluster.outputs, "pitEnabled") === true ? RESTORE_WINDOW : 0),
    updateSnapshots: flag(inputs, "updateSnapshots") ?? false,
    useOrgAndGroupNamesInExportPrefix: flag(inputs, "useOrgAndGroupNamesInExportPrefix") ?? false,
  };
  for (const kind of BACKUP_KINDS) {
    const property = ITEM_PROPERTIES[kind];
    const dressed = (item: Inputs): Inputs => ({ frequencyType: kind, id: cloud.hex(24), ...item });
    const one = record(inputs, property);
    if (one !== undefined) outputs[property] = dressed(one);
    else if (Array.isArray(inputs[property])) outputs[property] = records(inputs, property).map(dressed);
  }
  return outputs;
}
