import type { ProviderResource } from "@pulumi/pulumi";
import type { DumpSettings } from "../config/settings.ts";
import type { StackContext } from "../context.ts";
import type { Postgres } from "../data/postgres.ts";
import type { Network } from "../network/network.ts";
import type { SecurityGroups } from "../network/security-groups.ts";
import type { Logs } from "../observability/logs.ts";
import type { Topics } from "../observability/topics.ts";
import { CustomerKey } from "../secrets/customer-key.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { Cluster } from "../service/cluster.ts";
import { ecrRepositoryArn } from "../service/registry.ts";
import { Backup } from "./backup.ts";
import { BackupAlarms } from "./backup-alarms.ts";
import { Dump } from "./dump.ts";
import { DUMP } from "./dump-draft.ts";
import { SnapshotFunction } from "./snapshot-function.ts";

/** What the copies of the database stand on. */
export interface BackupGround {
  readonly access: SecurityGroups;
  readonly cluster: Cluster;
  readonly database: Postgres | undefined;
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
  const { aws, backup: settings, database } = context.settings;
  if (settings === undefined || database === undefined || ground.database === undefined) return;
  const recoveryKey = new CustomerKey(
    "recovery-key",
    { context, purpose: "backup", serviceGrants: ["backup", "rds", "s3"], region: aws.recoveryRegion },
    options,
  );
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
    { context, database: { arn, identifier }, logsKeyArn: ground.keys.logs.arn },
    options,
  );
  const dump = buildDump(context, ground, settings.dump, recoveryKey, options);
  new BackupAlarms(
    "backup-alarms",
    {
      context,
      topics: ground.topics,
      vaultName: backup.vaultName,
      databaseIdentifier: identifier,
      dumpLogGroupName: dump === undefined ? undefined : ground.logs.groupName(DUMP),
    },
    options,
  );
}

function buildDump(
  context: StackContext,
  { access, cluster, keys, logs, network, secrets }: BackupGround,
  settings: DumpSettings | undefined,
  recoveryKey: CustomerKey,
  options: { readonly providers: ProviderResource[] },
): Dump | undefined {
  if (settings === undefined || access.dump === undefined) return undefined;
  const secret = secrets.reference(settings.secretName);
  if (secret === undefined)
    throw new Error(`secret "${settings.secretName}": a value was expected; got none.`);
  const { nat } = context.settings.network;
  return new Dump(
    "dump",
    {
      context,
      settings,
      cluster,
      network: {
        subnetIds: network.subnetIds(nat === "none" ? "public" : "private"),
        assignPublicIp: nat === "none",
        securityGroupId: access.dump,
      },
      secret: { ...secret, keyArn: keys.secrets.arn },
      logGroup: { name: logs.groupName(DUMP), arn: logs.groupArn(DUMP) },
      repositoryArn: ecrRepositoryArn(settings.image),
      recoveryKeyArn: recoveryKey.arn,
      ready: [...network.ready, ...access.ready, ...cluster.ready],
    },
    options,
  );
}
