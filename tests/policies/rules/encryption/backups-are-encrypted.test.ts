import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { backupsAreEncrypted } from "../../../../policies/rules/encryption/backups-are-encrypted.ts";
import {
  BACKUP_REPLICATION,
  BACKUP_VAULT,
  CACHE_GROUP,
  DB_CLUSTER,
  DB_INSTANCE,
} from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const database = view(DB_INSTANCE, "database-instance", { storageEncrypted: true });
const vault = view(BACKUP_VAULT, "backup-vault", { kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1" });
const copies = view(BACKUP_REPLICATION, "backup-replication", {
  kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/2",
});
const cache = view(CACHE_GROUP, "cache", { engine: "valkey", snapshotRetentionLimit: 7 });

ruleTable(backupsAreEncrypted, {
  rows: [
    {
      kind: "met",
      it: "accepts an encrypted store, vault and copy",
      views: [database, vault, copies, cache],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses the snapshots of a database in clear",
      views: [given(database, { storageEncrypted: false })],
      state: "violated",
      says: 'ENC-02: "database-instance" storageEncrypted must be true; got false. Leave the store encrypted, and give vaults and copies a key of their region.',
    },
    {
      kind: "absent",
      it: "refuses a vault with AWS's key",
      views: [given(vault, { kmsKeyArn: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a copy without a key of its region",
      views: [given(copies, { kmsKeyId: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a database that says nothing",
      views: [given(database, { storageEncrypted: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "says nothing of a cache that keeps no snapshot",
      views: [given(cache, { engine: "redis", snapshotRetentionLimit: 0 })],
      state: "notApplicable",
    },
    {
      kind: "boundary",
      it: "refuses a cache in clear that leaves a last snapshot only",
      views: [given(cache, { engine: "redis", snapshotRetentionLimit: 0, finalSnapshotIdentifier: "last" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses a cluster's snapshots in clear",
      views: [view(DB_CLUSTER, "cluster", { storageEncrypted: "false" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(database, { storageEncrypted: UNKNOWN })],
      state: "undecided",
      undecided: "storageEncrypted",
    },
    {
      kind: "unknown",
      it: "accepts a vault's key that is not known yet",
      views: [given(vault, { kmsKeyArn: UNKNOWN })],
      state: "met",
    },
  ],
});
