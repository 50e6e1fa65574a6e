import { partition } from "../lib/partition.ts";
import { type PolicyStatement, policyDocument } from "../lib/policy-document.ts";

/** What AWS Backup may reach for this stack. */
export interface BackupReach {
  readonly accountId: string;
  /** Where the database stands, and where its copies go. */
  readonly regions: readonly [region: string, recoveryRegion: string];
  readonly databaseArn: string;
  readonly vaultArns: readonly string[];
  /** The keys of the database and of the recovery region's vault. */
  readonly keyArns: readonly string[];
}

/**
 * Lets AWS Backup assume the role. Its guide shows the policy without a condition, and one that the service does not fill in
 * would refuse every backup (AWS Backup Developer Guide, "IAM service roles", from memory, 2026-11).
 */
export function backupTrust(): string {
  return policyDocument([
    {
      Sid: "BackupAssumesRole",
      Effect: "Allow",
      Principal: { Service: "backup.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ]);
}

/**
 * The part of AWS's own policy for backups that one RDS database needs, on named resources (AWS Managed Policy Reference,
 * AWSBackupServiceRolePolicyForBackup, from memory, 2026-11). Deleting is part of it: without that word snapshots whose time
 * is over stay, and are paid for.
 */
export function backupStatements(reach: BackupReach): readonly PolicyStatement[] {
  const { accountId, databaseArn, keyArns, regions, vaultArns } = reach;
  // AWS Backup begins the names of all its snapshots with this word.
  const snapshots = regions.map(
    (region) => `arn:${partition(region)}:rds:${region}:${accountId}:snapshot:awsbackup:*`,
  );
  return [
    {
      Sid: "SnapshotDatabase",
      Effect: "Allow",
      Action: ["rds:CreateDBSnapshot", "rds:DescribeDBInstances", "rds:ListTagsForResource"],
      Resource: [databaseArn, ...snapshots],
    },
    {
      Sid: "KeepOwnSnapshots",
      Effect: "Allow",
      Action: [
        "rds:AddTagsToResource",
        "rds:CopyDBSnapshot",
        "rds:DeleteDBSnapshot",
        "rds:DescribeDBSnapshots",
      ],
      Resource: snapshots,
    },
    {
      Sid: "CopyBetweenOwnVaults",
      Effect: "Allow",
      Action: ["backup:CopyFromBackupVault", "backup:CopyIntoBackupVault", "backup:DescribeBackupVault"],
      Resource: [...vaultArns, ...snapshots],
    },
    {
      Sid: "UseKeysThroughServices",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncrypt*"],
      Resource: keyArns,
      Condition: { StringEquals: { "kms:ViaService": regions.flatMap(servicesOf) } },
    },
    {
      Sid: "GrantKeysToServices",
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource: keyArns,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

function servicesOf(region: string): readonly string[] {
  return [`backup.${region}.amazonaws.com`, `rds.${region}.amazonaws.com`];
}
