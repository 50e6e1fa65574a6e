import { CloudBackupSchedule } from "@pulumi/mongodbatlas/cloudBackupSchedule.js";
import { ComponentResource, type Input } from "@pulumi/pulumi";
import type { BackupSettings } from "../config/backup-settings.ts";
import type { MongodbSettings } from "../config/database-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { atlasRegion } from "../tables/atlas-tiers.ts";
import type { AtlasCluster } from "./atlas-cluster.ts";
import { snapshotLines } from "./atlas-snapshot-lines.ts";

export interface AtlasBackupArgs {
  readonly context: StackContext;
  readonly settings: MongodbSettings;
  readonly backup: BackupSettings;
  readonly projectId: Input<string>;
  readonly cluster: AtlasCluster;
}

/** When Atlas makes snapshots, how long it keeps them, and their copies in the recovery region. */
export class AtlasBackup extends ComponentResource {
  readonly schedule: CloudBackupSchedule;

  constructor(name: string, args: AtlasBackupArgs, opts?: ComponentOptions) {
    super("slipway:data:AtlasBackup", name, {}, opts);
    const { backup, cluster, context, projectId, settings } = args;
    const [hour, minute] = backup.window.slice(0, 5).split(":").map(Number);
    const draft = {
      projectId,
      clusterName: cluster.clusterName,
      ...(hour === undefined ? {} : { referenceHourOfDay: hour }),
      ...(minute === undefined ? {} : { referenceMinuteOfHour: minute }),
      ...snapshotLines(settings, backup),
      copySettings: [
        {
          cloudProvider: "AWS",
          regionName: atlasRegion(context.settings.aws.recoveryRegion),
          zoneId: cluster.zoneId,
          frequencies: ["DAILY", "MONTHLY"],
          shouldCopyOplogs: false,
        },
      ],
      // The cluster's own end decides over its snapshots; a schedule that goes must not stand in its way.
      skipDestroy: true,
    };
    this.schedule = new CloudBackupSchedule(
      `${name}-schedule`,
      context.override("atlas", "backupSchedule", draft),
      { parent: this },
    );
    this.registerOutputs({});
  }
}
