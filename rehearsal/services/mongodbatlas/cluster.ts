import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, record, text } from "../known.ts";
import { clusterFailures } from "./cluster-check.ts";
import { KINDS, kindOf, regionOf, sizeOf } from "./cluster-tier.ts";
import { ofProject, requireProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** The major version that a cluster gets where nobody names one, with the patch that it runs (from memory, 2026-11). */
const LATEST_MAJOR = "8.0";
const PATCH = ".16";

/**
 * What an upgrade of the kind changes with it; everything else of the same update is left as it was (advanced_cluster.md, "only
 * the upgrade changes will be applied", read 2026-11-27).
 */
const UPGRADED = new Set(["replicationSpecs"]);

/** A cluster of any tier. */
export const cluster: Behaviour = {
  token: ATLAS.cluster,
  autoName: { property: "name", maxLength: 64 },
  changes: {
    replicationSpecs: ["mongoDbMajorVersion", "mongoDbVersion"],
    mongoDbMajorVersion: ["mongoDbVersion"],
  },
  check: clusterFailures,

  create(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    const others = ofProject(ATLAS.cluster, project.id, cloud);
    if (others.some((one) => one.inputs.name === inputs.name)) {
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
    const clusterId = cloud.hex(24);
    return {
      id: clusterId,
      outputs: {
        ...settled(inputs),
        clusterId,
        connectionStrings: addresses(inputs, cloud.hex(5)),
        createDate: cloud.now.toISOString(),
      },
    };
  },

  update(entity, next, _cloud, changed) {
    const from = KINDS.findIndex((kind) => kind === kindOf(entity.inputs));
    const to = KINDS.findIndex((kind) => kind === kindOf(next));
    if (to < from) {
      throw new CloudError(
        "INVALID_CLUSTER_CONFIGURATION",
        `A cluster of ${String(sizeOf(entity.inputs))} cannot become one of ${String(sizeOf(next))}.`,
      );
    }
    if (to === from) return settled(next);
    const left = [...changed].filter((property) => !UPGRADED.has(property));
    const before = settled(entity.inputs);
    return {
      ...settled(next),
      ...Object.fromEntries(
        left.filter((property) => property in before).map((property) => [property, before[property]]),
      ),
    };
  },

  delete(entity) {
    // What the cloud holds decides: an upgrade leaves the other words of its update undone.
    if (flag(entity.outputs, "terminationProtectionEnabled") === true) {
      throw new CloudError(
        "CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED",
        `Cannot terminate cluster ${String(entity.inputs.name)} because termination protection is enabled.`,
      );
    }
    return keepsSnapshots(entity);
  },
};

/** Snapshots outlive a cluster that says so; those of others go with it. */
function keepsSnapshots(entity: Entity): { readonly why: string; readonly until: undefined } | undefined {
  const backups = flag(entity.outputs, "backupEnabled") === true && kindOf(entity.inputs) === "dedicated";
  if (!backups || flag(entity.inputs, "retainBackupsEnabled") !== true) return undefined;
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
    // Flex always makes a snapshot a day (Atlas, "Flex cluster backups", from memory, 2026-11).
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

/** Public addresses; a private one appears after a link only. */
function addresses(inputs: Inputs, host: string): Record<string, unknown> {
  const domain = `${String(inputs.name).toLowerCase()}.${host}.mongodb.net`;
  const members = [0, 1, 2].map((index) => domain.replace(".", `-shard-00-0${index}.`));
  const region = text(regionOf(inputs), "regionName") ?? "";
  return {
    private: "",
    privateSrv: "",
    privateEndpoints: [],
    standard: `mongodb://${members.map((member) => `${member}:27017`).join(",")}/?ssl=true&authSource=admin&replicaSet=atlas-${host}-${region.length}-shard-0`,
    standardSrv: `mongodb+srv://${domain}`,
  };
}
