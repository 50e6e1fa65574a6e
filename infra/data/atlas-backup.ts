import { CloudBackupSchedule } from "@pulumi/mongodbatlas/cloudBackupSchedule.js";
import { ComponentResource, type Input } from "@pulumi/pulumi";
import type { MongodbSettings } from "../config/database-settings.ts";
import type { BackupSettings } from "../config/settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { atlasRegion } from "../tables/atlas-tiers.ts";
import type { AtlasCluster } from "./atlas-cluster.ts";

/** Hours between the snapshots from which a moment is brought back: the fewest that a day can have beside the daily one. */
const HOURS_BETWEEN = 12;

/** The last day of a month is 40 (@pulumi/mongodbatlas 4.16.0, cloudBackupSchedule.d.ts, read 2026-11-27); the first is in every month too. */
const FIRST_OF_MONTH = 1;

export interface AtlasBackupArgs {
  readonly context: StackContext;
  readonly settings: MongodbSettings;
  readonly backup: BackupSettings;
  readonly projectId: Input<string>;
  readonly cluster: AtlasCluster;
}

/** When Atlas makes snapshots, how long it keeps them, and their copies in the recovery region. */
export class AtlasBackup extends ComponentResource {
  constructor(name: string, args: AtlasBackupArgs, opts?: ComponentOptions) {
    super("slipway:data:AtlasBackup", name, {}, opts);
    const { backup, cluster, context, projectId, settings } = args;
    const [hour, minute] = backup.window.slice(0, 5).split(":").map(Number);
    const days = (frequencyInterval: number, retentionValue: number) => ({
      frequencyInterval,
      retentionUnit: "days",
      retentionValue,
    });
    const { pointInTimeDays } = settings;
    const draft = {
      projectId,
      clusterName: cluster.clusterName,
      ...(hour === undefined ? {} : { referenceHourOfDay: hour }),
      ...(minute === undefined ? {} : { referenceMinuteOfHour: minute }),
      ...(pointInTimeDays > 0
        ? { restoreWindowDays: pointInTimeDays, policyItemHourly: days(HOURS_BETWEEN, pointInTimeDays) }
        : {}),
      policyItemDaily: days(1, Math.max(backup.dailyRetentionDays, pointInTimeDays)),
      policyItemMonthlies: [days(FIRST_OF_MONTH, backup.monthlyRetentionDays)],
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
    new CloudBackupSchedule(`${name}-schedule`, context.override("atlas", "backupSchedule", draft), {
      parent: this,
    });
    this.registerOutputs({});
  }
}
