import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, record, records, text } from "../known.ts";
import { clusterFailures } from "./cluster-check.ts";
import { KINDS, kindOf, sizeOf } from "./cluster-tier.ts";
import { complianceOf, requireCompliant } from "./compliance.ts";
import { connectionStrings, publicStrings } from "./connection-strings.ts";
import { hasOwnKey } from "./encryption-at-rest.ts";
import { ofProject, requireProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** The major version that a cluster gets where nobody names one, with the patch that it runs (from memory, 2026-11). */
const LATEST_MAJOR = "8.0";
const PATCH = ".16";

/**
 * What an upgrade of the kind leaves as it was, and the next update finds undone (advanced_cluster.md, "only the upgrade changes
 * will be applied"). The size with its region comes with it; backup is asked for in the upgrade itself, and the advanced
 * configuration is written after it (terraform-provider-mongodbatlas, internal/service/advancedcluster: resource_upgrade.go at
 * 47a6293 and Update in resource.go at 01fe607, read 2026-11-27).
 */
const LEFT = [
  ...["encryptionAtRestProvider", "labels", "mongoDbMajorVersion", "pitEnabled", "redactClientLogData"],
  ...["tags", "terminationProtectionEnabled"],
];

/** A cluster of any tier. */
export const cluster: Behaviour = {
  token: ATLAS.cluster,
  autoName: { property: "name", maxLength: 64 },
  changes: {
    replicationSpecs: ["mongoDbMajorVersion", "mongoDbVersion"],
    mongoDbMajorVersion: ["mongoDbVersion"],
  },
  mayStayUndone: LEFT,
  check: clusterFailures,

  create(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    const others = ofProject(ATLAS.cluster, project.id, cloud);
    if (others.some((one) => toldApart(one) === String(inputs.name).slice(0, 23))) {
      throw new CloudError(
        "DUPLICATE_CLUSTER_NAME",
        `A cluster named ${String(inputs.name)} is already present in group ${project.id}.`,
      );
    }
    if (kindOf(inputs) === "free" && others.some((one) => kindOf(one.inputs) === "free")) {
      throw new CloudError(
        "CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API",
        `Group ${project.id} has a free cluster already: one M0 in each project.`,
      );
    }
    requireSettings(inputs, project.id, cloud);
    const clusterId = cloud.hex(24);
    return {
      id: clusterId,
      outputs: {
        ...settled(inputs),
        replicationSpecs: zoned(inputs, [], cloud),
        clusterId,
        connectionStrings: publicStrings(inputs, cloud.hex(5)),
        createDate: cloud.now.toISOString(),
      },
    };
  },

  update(entity, next, cloud) {
    requireSettings(next, String(next.projectId), cloud);
    const from = KINDS.findIndex((kind) => kind === kindOf(entity.inputs));
    const to = KINDS.findIndex((kind) => kind === kindOf(next));
    if (to < from) {
      throw new CloudError(
        "INVALID_CLUSTER_CONFIGURATION",
        `A cluster of ${String(sizeOf(entity.inputs))} cannot become one of ${String(sizeOf(next))}.`,
      );
    }
    const replicationSpecs = zoned(next, records(entity.outputs, "replicationSpecs"), cloud);
    if (to === from) return { ...settled(next), replicationSpecs };
    const { outputs } = entity;
    const left = [...LEFT, "mongoDbVersion"].filter((property) => property in outputs);
    return {
      ...settled(next),
      replicationSpecs,
      ...Object.fromEntries(left.map((property) => [property, outputs[property]])),
    };
  },

  read: (entity, cloud) => ({ connectionStrings: connectionStrings(entity, cloud) }),

  delete(entity, cloud) {
    // What the cloud holds decides: an upgrade leaves the other words of its update undone.
    if (flag(entity.outputs, "terminationProtectionEnabled") === true) {
      throw new CloudError(
        "CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED",
        `Cannot terminate cluster ${String(entity.inputs.name)} because termination protection is enabled.`,
      );
    }
    return keepsSnapshots(entity, cloud);
  },
};

/** The part of its name that no other cluster of the project may have (Atlas, "Atlas Limitations", Label Limits, read 2026-11-27). */
function toldApart(cluster: Entity): string {
  return String(cluster.inputs.name).slice(0, 23);
}

/** Snapshots outlive a cluster that says so; those of others go with it. */
function keepsSnapshots(
  entity: Entity,
  cloud: Cloud,
): { readonly why: string; readonly until: undefined } | undefined {
  const backups = flag(entity.outputs, "backupEnabled") === true && kindOf(entity.inputs) === "dedicated";
  const retained =
    flag(entity.inputs, "retainBackupsEnabled") === true ||
    complianceOf(String(entity.inputs.projectId), cloud) !== undefined;
  if (!backups || !retained) return undefined;
  return { why: "its snapshots are retained", until: undefined };
}

/** What Atlas fills in. */
function settled(inputs: Inputs): Record<string, unknown> {
  const kind = kindOf(inputs);
  const major = text(inputs, "mongoDbMajorVersion") ?? LATEST_MAJOR;
  return {
    advancedConfiguration: {
      javascriptEnabled: true,
      minimumEnabledTlsProtocol: "TLS1_2",
      ...record(inputs, "advancedConfiguration"),
    },
    // Flex always makes a snapshot a day (mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup, read 2026-11-27: daily, the last 8 kept, none on demand).
    backupEnabled: kind === "flex" ? true : (flag(inputs, "backupEnabled") ?? false),
    biConnectorConfig: {
      enabled: false,
      readPreference: "secondary",
      ...record(inputs, "biConnectorConfig"),
    },
    configServerManagementMode: "ATLAS_MANAGED",
    configServerType: "DEDICATED",
    deleteOnCreateTimeout: flag(inputs, "deleteOnCreateTimeout") ?? true,
    encryptionAtRestProvider: text(inputs, "encryptionAtRestProvider") ?? "NONE",
    globalClusterSelfManagedSharding: flag(inputs, "globalClusterSelfManagedSharding") ?? false,
    labels: inputs.labels ?? {},
    mongoDbMajorVersion: major,
    mongoDbVersion: `${major}${PATCH}`,
    paused: flag(inputs, "paused") ?? false,
    pitEnabled: flag(inputs, "pitEnabled") ?? false,
    redactClientLogData: flag(inputs, "redactClientLogData") ?? false,
    replicaSetScalingStrategy: text(inputs, "replicaSetScalingStrategy") ?? "WORKLOAD_TYPE",
    rootCertType: "ISRGROOTX1",
    stateName: "IDLE",
    tags: inputs.tags ?? {},
    terminationProtectionEnabled: flag(inputs, "terminationProtectionEnabled") ?? false,
    useAwsTimeBasedSnapshotCopyForFastInitialSync: false,
    versionReleaseSystem: text(inputs, "versionReleaseSystem") ?? "LTS",
  };
}

/** What the project must have for the cluster's wishes, and what its compliance policy wants of the cluster. */
function requireSettings(inputs: Inputs, projectId: string, cloud: Cloud): void {
  const values = settled(inputs);
  if (values.encryptionAtRestProvider !== "NONE" && !hasOwnKey(projectId, cloud)) {
    throw new CloudError(
      "CLUSTER_ENCRYPTION_AT_REST_NOT_CONFIGURED_FOR_GROUP",
      `Group ${projectId} has no encryption at rest with a key of its own.`,
    );
  }
  requireCompliant(inputs, values, complianceOf(projectId, cloud)?.inputs);
}

/** Each specification with the zone that Atlas names: what copies of backups refer to. */
function zoned(inputs: Inputs, before: readonly Inputs[], cloud: Cloud): Record<string, unknown>[] {
  return records(inputs, "replicationSpecs").map((spec, index) => ({
    containerId: {},
    externalId: before[index]?.externalId ?? cloud.hex(24),
    zoneId: before[index]?.zoneId ?? cloud.hex(24),
    zoneName: `Zone ${index + 1}`,
    ...spec,
  }));
}
