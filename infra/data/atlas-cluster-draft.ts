import type { AdvancedClusterArgs } from "@pulumi/mongodbatlas/advancedCluster.js";
import type { MongodbSettings } from "../config/database-settings.ts";
import { atlasRegion, atlasTiers } from "../tables/atlas-tiers.ts";

/** The only priority of a cluster in one region (@pulumi/mongodbatlas 4.16.0, types/input.d.ts, read 2026-11-27). */
const FIRST_PRIORITY = 7;

/** A majority of three lives on when one fails. */
const MEMBERS = 3;

/** What of the stack decides a cluster beside its own words. */
export interface ClusterGround {
  readonly deletionProtection: boolean;
  readonly keepLastSnapshot: boolean;
}

/** The cluster as its tier can have it, without project, name and tags. */
export function clusterDraft(
  settings: MongodbSettings,
  ground: ClusterGround,
): Omit<AdvancedClusterArgs, "projectId" | "name"> {
  const { kind } = atlasTiers[settings.tier];
  const regionName = atlasRegion(settings.region);
  const shared = { backingProviderName: "AWS", regionName, priority: FIRST_PRIORITY };
  const common = { clusterType: "REPLICASET", terminationProtectionEnabled: ground.deletionProtection };
  if (kind === "free") {
    const region = { ...shared, providerName: "TENANT", electableSpecs: { instanceSize: settings.tier } };
    return { ...common, replicationSpecs: [{ regionConfigs: [region] }] };
  }
  if (kind === "flex") {
    return { ...common, replicationSpecs: [{ regionConfigs: [{ ...shared, providerName: "FLEX" }] }] };
  }
  return {
    ...common,
    ...(settings.version === undefined ? {} : { mongoDbMajorVersion: settings.version }),
    replicationSpecs: [
      {
        regionConfigs: [
          {
            providerName: "AWS",
            regionName,
            priority: FIRST_PRIORITY,
            electableSpecs: {
              instanceSize: settings.tier,
              nodeCount: MEMBERS,
              ...(settings.storageGib === undefined ? {} : { diskSizeGb: settings.storageGib }),
            },
          },
        ],
      },
    ],
    ...(settings.ownKey ? { encryptionAtRestProvider: "AWS" } : {}),
    backupEnabled: true,
    pitEnabled: settings.pointInTimeDays > 0,
    retainBackupsEnabled: ground.keepLastSnapshot,
    advancedConfiguration: { javascriptEnabled: false, minimumEnabledTlsProtocol: "TLS1_2" },
  };
}
