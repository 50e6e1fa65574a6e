import { declared, isSet, notApplicable } from "../../expect.ts";
import { inputsOf, type Reader } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { BACKUP_REPLICATION, BACKUP_VAULT, CACHE_GROUP, DB_CLUSTER, DB_INSTANCE } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

export const backupsAreEncrypted = resourceRule({
  name: "backups-are-encrypted",
  control: "ENC-02",
  severity: "critical",
  enforcement: "mandatory",
  statement: "Every backup is encrypted: a store's own snapshots, vaults, and copies in another region.",
  rationale: "A backup is the whole store in one file, and outlives it.",
  remediation: "Leave the store encrypted, and give vaults and copies a key of their region.",
  source: {
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html",
    readOn: "2026-11-27",
  },
  types: [DB_INSTANCE, DB_CLUSTER, CACHE_GROUP, BACKUP_VAULT, BACKUP_REPLICATION],
  check(view) {
    const read = inputsOf(view);
    switch (view.type) {
      case BACKUP_VAULT:
        return declared("kmsKeyArn", "a customer-managed key", read.has("kmsKeyArn"));
      case BACKUP_REPLICATION:
        return declared("kmsKeyId", "a key of the region that it copies to", read.has("kmsKeyId"));
      case CACHE_GROUP:
        return cache(read);
      default:
        return database(read);
    }
  },
});

function database(read: Reader): Verdict {
  if (read.has("replicateSourceDb")) return notApplicable("a replica, encrypted as its source is");
  // RDS: snapshots are encrypted as their store is; @pulumi/aws 7.48.0: default false.
  return isSet("storageEncrypted", true, read.flag("storageEncrypted", false));
}

function cache(read: Reader): Verdict {
  const days = read.number("snapshotRetentionLimit") ?? 0; // @pulumi/aws 7.48.0: 0, no snapshots
  if (days === 0 && !read.has("finalSnapshotIdentifier")) return notApplicable("a cache without snapshots");
  const absent = read.text("engine") === "valkey"; // @pulumi/aws 7.48.0: true for valkey, false for redis
  return isSet("atRestEncryptionEnabled", true, read.flag("atRestEncryptionEnabled", absent));
}
