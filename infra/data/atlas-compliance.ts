import { BackupCompliancePolicy } from "@pulumi/mongodbatlas/backupCompliancePolicy.js";
import { ComponentResource, type Input, type Resource } from "@pulumi/pulumi";
import type { BackupSettings } from "../config/backup-settings.ts";
import type { BackupComplianceSettings, MongodbSettings } from "../config/database-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { snapshotLines } from "./atlas-snapshot-lines.ts";

export interface AtlasComplianceArgs {
  readonly context: StackContext;
  readonly settings: MongodbSettings;
  readonly backup: BackupSettings;
  readonly person: BackupComplianceSettings;
  readonly projectId: Input<string>;
  /** The cluster's schedule, which must keep what the policy wants before the policy comes. */
  readonly schedule: Resource;
}

/**
 * The least that the project's backups are kept, whoever asks: what the schedule keeps today can be made longer and never
 * shorter. Always protected: no preview may plan to take it away, since Atlas lets MongoDB's support alone do that.
 */
export class AtlasCompliance extends ComponentResource {
  constructor(name: string, args: AtlasComplianceArgs, opts?: ComponentOptions) {
    super("slipway:data:AtlasCompliance", name, {}, opts);
    const { backup, context, person, projectId, schedule, settings } = args;
    const draft = {
      projectId,
      authorizedEmail: person.email,
      authorizedUserFirstName: person.firstName,
      authorizedUserLastName: person.lastName,
      // Copies in the recovery region stay too.
      copyProtectionEnabled: true,
      encryptionAtRestEnabled: settings.ownKey,
      pitEnabled: settings.pointInTimeDays > 0,
      ...snapshotLines(settings, backup),
    };
    new BackupCompliancePolicy(`${name}-policy`, context.override("atlas", "backupCompliance", draft), {
      parent: this,
      dependsOn: [schedule],
      protect: true,
    });
    this.registerOutputs({});
  }
}
