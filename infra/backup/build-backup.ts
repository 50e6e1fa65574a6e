import type { ProviderResource, Resource } from "@pulumi/pulumi";
import type { BackupSettings, DumpSettings } from "../config/backup-settings.ts";
import type { StackContext } from "../context.ts";
import type { Postgres } from "../data/postgres.ts";
import type { Network } from "../network/network.ts";
import type { SecurityGroups } from "../network/security-groups.ts";
import type { Logs } from "../observability/logs.ts";
import type { Topics } from "../observability/topics.ts";
import { CustomerKey, type CustomerKeyArgs } from "../secrets/customer-key.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { Cluster } from "../service/cluster.ts";
import { ecrRepositoryArn } from "../service/registry.ts";
import { fargatePlace, taskPlace } from "../service/task-place.ts";
import { Backup } from "./backup.ts";
import { BackupAlarms } from "./backup-alarms.ts";
import { Dump } from "./dump.ts";
import { DUMP } from "./dump-draft.ts";
import { RestoreTest } from "./restore-test.ts";
import { SnapshotFunction } from "./snapshot-function.ts";

/** What the copies of the database stand on. */
export interface BackupGround {
  readonly access: SecurityGroups;
  readonly cluster: Cluster;
  readonly instance?: { readonly ready: readonly Resource[] } | undefined;
  readonly database: Postgres | undefined;
  readonly mongodb?: { readonly ready: readonly Resource[] } | undefined;
  readonly keys: { readonly data: CustomerKey; readonly logs: CustomerKey; readonly secrets: CustomerKey };
  readonly logs: Logs;
  readonly network: Network;
  readonly secrets: Secrets;
  /** Of the stack's own region. */
  readonly topics: Topics;
}

/** Copies of the database, where the stack has one; all in the recovery region is encrypted with a key of that region. */
export function buildBackup(
  context: StackContext,
  ground: BackupGround,
  options: { readonly providers: ProviderResource[] },
): void {
  const { backup: settings, database } = context.settings;
  if (settings === undefined || database === undefined) return;
  if (database.engine === "mongodb") {
    buildDumpsAlone(context, ground, settings, options);
    return;
  }
  if (ground.database === undefined) return;
  const recoveryKey = buildRecoveryKey(context, ["backup", "rds", "s3"], options);
  const backup = new Backup(
    "backup",
    {
      context,
      settings,
      database: { arn: ground.database.instance.arn, retentionDays: database.backupRetentionDays },
      keyArn: ground.keys.data.arn,
      recoveryKeyArn: recoveryKey.arn,
    },
    options,
  );
  const { arn, identifier } = ground.database.instance;
  new SnapshotFunction(
    "snapshot",
    { context, database: { arn, identifier }, logsKeyArn: ground.keys.logs.arn, topics: ground.topics },
    options,
  );
  const dump = buildDump(context, ground, settings.dump, recoveryKey, options);
  new BackupAlarms(
    "backup-alarms",
    {
      context,
      topics: ground.topics,
      vaultName: backup.vaultName,
      alive: {
        namespace: "AWS/RDS",
        name: "CPUUtilization",
        statistic: "SampleCount",
        dimensions: { DBInstanceIdentifier: identifier },
      },
      dumpLogGroupName: dump === undefined ? undefined : ground.logs.groupName(DUMP),
      restored: settings.dump?.restoreTest !== undefined,
    },
    options,
  );
}

/**
 * Snapshots of MongoDB are Atlas's own; the dump alone lands with AWS. Atlas gives CloudWatch no measure, so the tasks that use the
 * database tell the hours in which there is one.
 */
function buildDumpsAlone(
  context: StackContext,
  ground: BackupGround,
  settings: BackupSettings,
  options: { readonly providers: ProviderResource[] },
): void {
  if (settings.dump === undefined) return;
  const recoveryKey = buildRecoveryKey(context, ["s3"], options);
  buildDump(context, ground, settings.dump, recoveryKey, options);
  new BackupAlarms(
    "backup-alarms",
    {
      context,
      topics: ground.topics,
      vaultName: undefined,
      alive: {
        namespace: "AWS/ECS",
        name: "CPUUtilization",
        statistic: "SampleCount",
        dimensions: { ClusterName: ground.cluster.name },
      },
      dumpLogGroupName: ground.logs.groupName(DUMP),
      restored: settings.dump.restoreTest !== undefined,
    },
    options,
  );
}

function buildRecoveryKey(
  context: StackContext,
  serviceGrants: CustomerKeyArgs["serviceGrants"],
  options: { readonly providers: ProviderResource[] },
): CustomerKey {
  const region = context.settings.aws.recoveryRegion;
  return new CustomerKey("recovery-key", { context, purpose: "backup", serviceGrants, region }, options);
}

function buildDump(
  context: StackContext,
  ground: BackupGround,
  settings: DumpSettings | undefined,
  recoveryKey: CustomerKey,
  options: { readonly providers: ProviderResource[] },
): Dump | undefined {
  const { access, cluster, keys, logs, network, secrets } = ground;
  if (settings === undefined || access.dump === undefined) return undefined;
  const secret = secrets.reference(settings.secretName);
  if (secret === undefined)
    throw new Error(`secret "${settings.secretName}": a value was expected; got none.`);
  const dump = new Dump(
    "dump",
    {
      context,
      settings,
      cluster,
      place: taskPlace(context.settings, network, access.dump),
      secret: { ...secret, keyArn: keys.secrets.arn },
      logGroup: { name: logs.groupName(DUMP), arn: logs.groupArn(DUMP) },
      repositoryArn: ecrRepositoryArn(settings.image),
      recoveryKeyArn: recoveryKey.arn,
      ready: [
        ...network.ready,
        ...access.ready,
        ...cluster.ready,
        ...(ground.instance?.ready ?? []),
        ...(ground.mongodb?.ready ?? []),
      ],
    },
    options,
  );
  buildRestoreTest(context, ground, dump, recoveryKey, options);
  return dump;
}

function buildRestoreTest(
  context: StackContext,
  { access, cluster, keys, logs, network }: BackupGround,
  dump: Dump,
  recoveryKey: CustomerKey,
  options: { readonly providers: ProviderResource[] },
): void {
  const { backup } = context.settings;
  const settings = backup?.dump?.restoreTest;
  if (backup?.dump === undefined || settings === undefined || access.dump === undefined) return;
  new RestoreTest(
    "restore-test",
    {
      context,
      dump: backup.dump,
      settings,
      bucket: { name: dump.bucket, arn: dump.bucketArn, keyArn: recoveryKey.arn },
      cluster,
      place: fargatePlace(context.settings.network, network, access.dump),
      logGroup: { name: logs.groupName(DUMP), arn: logs.groupArn(DUMP) },
      repositoryArn: ecrRepositoryArn(settings.image),
      secretsKeyArn: keys.secrets.arn,
      ready: [...network.ready, ...access.ready, ...cluster.ready, ...dump.ready],
    },
    options,
  );
}
