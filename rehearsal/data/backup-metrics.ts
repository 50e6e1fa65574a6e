import type { MetricNamespace } from "./cloudwatch-metrics.ts";

/**
 * What AWS Backup counts. Copy jobs have no expired and no aborted ones. Source: AWS Backup Developer Guide, "AWS Backup metrics
 * with Amazon CloudWatch", from memory, 2026-11; the names compared with collectors that list them (monitoring integrations of
 * public repositories, read 2026-11-27).
 */
export const backupMetrics: MetricNamespace = {
  dimensions: { BackupVaultName: { token: "aws:backup/vault:Vault", property: "name" } },
  metrics: [
    ...["NumberOfBackupJobsCreated", "NumberOfBackupJobsPending", "NumberOfBackupJobsRunning"],
    ...["NumberOfBackupJobsAborted", "NumberOfBackupJobsCompleted", "NumberOfBackupJobsFailed"],
    ...["NumberOfBackupJobsExpired", "NumberOfBackupJobsPartial"],
    ...["NumberOfCopyJobsCreated", "NumberOfCopyJobsRunning", "NumberOfCopyJobsCompleted"],
    ...["NumberOfCopyJobsFailed"],
    ...["NumberOfRestoreJobsPending", "NumberOfRestoreJobsRunning", "NumberOfRestoreJobsCompleted"],
    ...["NumberOfRestoreJobsFailed"],
    ...["NumberOfRecoveryPointsCompleted", "NumberOfRecoveryPointsPartial", "NumberOfRecoveryPointsExpired"],
    ...["NumberOfRecoveryPointsDeleting", "NumberOfRecoveryPointsCold"],
  ],
};
