import { Plan } from "@pulumi/aws/backup/plan.js";
import { Selection } from "@pulumi/aws/backup/selection.js";
import { Vault } from "@pulumi/aws/backup/vault.js";
import { VaultLockConfiguration } from "@pulumi/aws/backup/vaultLockConfiguration.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { InstanceAutomatedBackupsReplication } from "@pulumi/aws/rds/instanceAutomatedBackupsReplication.js";
import { all, ComponentResource, type Input, type Output } from "@pulumi/pulumi";
import type { BackupSettings } from "../config/backup-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { policyDocument } from "../lib/policy-document.ts";
import { backupStatements, backupTrust } from "./backup-role.ts";
import { planRules } from "./plan-rules.ts";

/** Copying a database's backups for the first time takes as long as the database is big; the provider waits 75 minutes. */
const REPLICATION_TIMEOUT = "4h";

export interface BackupArgs {
  readonly context: StackContext;
  readonly settings: BackupSettings;
  readonly database: {
    readonly arn: Input<string>;
    /** Days of point-in-time recovery, which the copies in the recovery region have too. */
    readonly retentionDays: number;
  };
  /** The database's key: AWS Backup encrypts a database's snapshots with it, whatever the vault's key is. */
  readonly keyArn: Input<string>;
  /** A key of the recovery region, for everything that is copied there. */
  readonly recoveryKeyArn: Input<string>;
}

/**
 * Copies of the database that outlive it: daily and monthly snapshots in a vault of this region, each copied into a vault of
 * the recovery region, and RDS's own backups replicated there, so that both regions can restore to a point in time.
 */
export class Backup extends ComponentResource {
  /** Physical name of the vault in the stack's own region: what AWS Backup's metrics are told apart by. */
  readonly vaultName: Output<string>;
  readonly recoveryVaultName: Output<string>;

  constructor(name: string, args: BackupArgs, opts?: ComponentOptions) {
    super("slipway:backup:Backup", name, {}, opts);
    const { region, recoveryRegion } = args.context.settings.aws;
    const vault = this.#vault(`${name}-vault`, region, args.keyArn, args);
    const recoveryVault = this.#vault(`${name}-recovery-vault`, recoveryRegion, args.recoveryKeyArn, args);
    this.#plan(name, args, vault, recoveryVault);
    this.#replication(name, args);
    this.vaultName = vault.name;
    this.recoveryVaultName = recoveryVault.name;
    this.registerOutputs({ vaultName: this.vaultName, recoveryVaultName: this.recoveryVaultName });
  }

  #vault(name: string, region: string, keyArn: Input<string>, { context, settings }: BackupArgs): Vault {
    const vault = new Vault(
      name,
      context.override("backup", "vault", {
        kmsKeyArn: keyArn,
        region,
        // A stack that may be thrown away takes its snapshots along; a protected one keeps a vault that is not empty.
        forceDestroy: !context.protect,
        tags: context.tags("backup"),
      }),
      { parent: this, protect: context.protect },
    );
    if (settings.lock === "governance") {
      new VaultLockConfiguration(
        `${name}-lock`,
        context.override("backup", "vaultLock", {
          backupVaultName: vault.name,
          // Without `changeableForDays` the lock is one of governance; with it nobody, AWS included, could ever lift it.
          minRetentionDays: settings.dailyRetentionDays,
          region,
        }),
        // A vault has one lock: made first, the new one would go with the old.
        { parent: this, deleteBeforeReplace: true },
      );
    }
    return vault;
  }

  #plan(name: string, args: BackupArgs, vault: Vault, recoveryVault: Vault): void {
    const { context, database, settings } = args;
    const tags = context.tags(name);
    const plan = new Plan(
      `${name}-plan`,
      context.override("backup", "plan", {
        rules: planRules(settings).map((rule) => ({
          ...rule,
          targetVaultName: vault.name,
          copyActions: [{ destinationVaultArn: recoveryVault.arn, lifecycle: rule.lifecycle }],
          recoveryPointTags: tags,
        })),
        tags,
      }),
      { parent: this },
    );
    const { policy, role } = this.#role(name, args, [vault.arn, recoveryVault.arn]);
    new Selection(
      `${name}-selection`,
      // By ARN: a tag that somebody takes away would end the backups in silence.
      context.override("backup", "selection", {
        planId: plan.id,
        iamRoleArn: role.arn,
        resources: [database.arn],
      }),
      { parent: this, dependsOn: [policy] },
    );
  }

  #role(name: string, args: BackupArgs, vaultArns: readonly Output<string>[]) {
    const { context, database } = args;
    const { accountId, recoveryRegion, region } = context.settings.aws;
    const role = new Role(
      `${name}-role`,
      context.override("backup", "role", {
        description: `AWS Backup for the database of ${context.prefix}`,
        assumeRolePolicy: backupTrust(),
        tags: context.tags(name),
      }),
      { parent: this },
    );
    const known = all([database.arn, all([...vaultArns]), all([args.keyArn, args.recoveryKeyArn])]);
    const policy = new RolePolicy(
      `${name}-role-policy`,
      context.override("backup", "rolePolicy", {
        role: role.name,
        policy: known.apply(([databaseArn, vaults, keyArns]) =>
          policyDocument(
            backupStatements({
              accountId,
              regions: [region, recoveryRegion],
              databaseArn,
              vaultArns: vaults,
              keyArns,
            }),
          ),
        ),
      }),
      { parent: this },
    );
    return { policy, role };
  }

  /** Lives in the region that it copies to. */
  #replication(name: string, { context, database, recoveryKeyArn }: BackupArgs): void {
    new InstanceAutomatedBackupsReplication(
      `${name}-replication`,
      context.override("backup", "replication", {
        sourceDbInstanceArn: database.arn,
        kmsKeyId: recoveryKeyArn,
        retentionPeriod: database.retentionDays,
        region: context.settings.aws.recoveryRegion,
      }),
      {
        parent: this,
        protect: context.protect,
        deleteBeforeReplace: true, // RDS keeps one for a database and region
        customTimeouts: { create: REPLICATION_TIMEOUT, delete: REPLICATION_TIMEOUT },
      },
    );
  }
}
