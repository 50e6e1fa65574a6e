/**
 * What AWS counts by itself, as far as alarms of these stacks look at it: namespace → names, with a space between. Sources stand
 * beside the rehearsal copy of this table; a guard compares the two (read 2026-11-27).
 */
const NAMES: Readonly<Record<string, string>> = {
  "AWS/Backup":
    "NumberOfBackupJobsCreated NumberOfBackupJobsPending NumberOfBackupJobsRunning NumberOfBackupJobsAborted NumberOfBackupJobsCompleted NumberOfBackupJobsFailed NumberOfBackupJobsExpired NumberOfBackupJobsPartial NumberOfCopyJobsCreated NumberOfCopyJobsRunning NumberOfCopyJobsCompleted NumberOfCopyJobsFailed NumberOfRestoreJobsPending NumberOfRestoreJobsRunning NumberOfRestoreJobsCompleted NumberOfRestoreJobsFailed NumberOfRecoveryPointsCompleted NumberOfRecoveryPointsPartial NumberOfRecoveryPointsExpired NumberOfRecoveryPointsDeleting NumberOfRecoveryPointsCold",
  "AWS/ApplicationELB":
    "RequestCount RequestCountPerTarget TargetResponseTime HTTPCode_Target_2XX_Count HTTPCode_Target_3XX_Count HTTPCode_Target_4XX_Count HTTPCode_Target_5XX_Count HTTPCode_ELB_3XX_Count HTTPCode_ELB_4XX_Count HTTPCode_ELB_5XX_Count HealthyHostCount UnHealthyHostCount ActiveConnectionCount NewConnectionCount RejectedConnectionCount TargetConnectionErrorCount ClientTLSNegotiationErrorCount",
  "AWS/ECS": "CPUUtilization MemoryUtilization",
  "ECS/ContainerInsights":
    "RunningTaskCount DesiredTaskCount PendingTaskCount DeploymentCount TaskSetCount CpuUtilized CpuReserved MemoryUtilized MemoryReserved EphemeralStorageUtilized NetworkRxBytes NetworkTxBytes StorageReadBytes StorageWriteBytes RestartCount",
  "AWS/RDS":
    "CPUUtilization FreeStorageSpace FreeableMemory DatabaseConnections ReadLatency WriteLatency ReadIOPS WriteIOPS DiskQueueDepth SwapUsage CPUCreditBalance BurstBalance ReplicaLag TransactionLogsDiskUsage MaximumUsedTransactionIDs",
  "AWS/ElastiCache":
    "CPUUtilization EngineCPUUtilization DatabaseMemoryUsagePercentage Evictions CurrConnections FreeableMemory CacheHits CacheMisses CacheHitRate ReplicationLag SwapUsage NewConnections BytesUsedForCache",
  "AWS/Route53":
    "HealthCheckStatus HealthCheckPercentageHealthy ChildHealthCheckHealthyCount ConnectionTime SSLHandshakeTime TimeToFirstByte",
  "AWS/Lambda":
    "Errors Invocations Duration Throttles DeadLetterErrors AsyncEventAge AsyncEventsReceived AsyncEventsDropped DestinationDeliveryFailures ConcurrentExecutions",
  "AWS/Events":
    "Invocations FailedInvocations InvocationAttempts TriggeredRules ThrottledRules DeadLetterInvocations InvocationsSentToDlq InvocationsFailedToBeSentToDlq",
  "AWS/WAFV2":
    "AllowedRequests BlockedRequests CountedRequests PassedRequests CaptchaRequests RequestsWithValidCaptchaToken CaptchasAttempted CaptchasSolved ChallengeRequests RequestsWithValidChallengeToken",
};

/** Names of a namespace of AWS; undefined for one that stands in no table. */
export function awsMetrics(namespace: string): readonly string[] | undefined {
  return Object.hasOwn(NAMES, namespace) ? NAMES[namespace]?.split(" ") : undefined;
}

/** Every namespace that stands in the table. */
export const AWS_NAMESPACES: readonly string[] = Object.keys(NAMES);
