import { backupMetrics } from "./backup-metrics.ts";

/** A namespace of AWS's own metrics, as far as the rehearsal judges it. */
export interface MetricNamespace {
  /**
   * Dimension → what must exist for it: the type, and the property (a path) that holds the value; or the region itself; or
   * nothing that the rehearsal could look for.
   */
  readonly dimensions: Readonly<
    Record<string, { readonly token: string; readonly property: string } | "region" | "any">
  >;
  readonly metrics: readonly string[];
}

const balancer = { token: "aws:lb/loadBalancer:LoadBalancer", property: "arnSuffix" };
const group = { token: "aws:lb/targetGroup:TargetGroup", property: "arnSuffix" };

/**
 * Metrics by namespace. Sources: the services' own guides, "CloudWatch metrics for your Application Load Balancer", "Amazon ECS
 * metrics", "Container Insights metrics", "CloudWatch metrics for Amazon RDS", "Metrics for Valkey and Redis OSS", "Monitoring
 * health checks using CloudWatch", "Lambda function metrics"; from memory, 2026-11. A metric that is missing here is added.
 */
export const metricNamespaces: Readonly<Record<string, MetricNamespace>> = {
  "AWS/Backup": backupMetrics,
  "AWS/ApplicationELB": {
    dimensions: { LoadBalancer: balancer, TargetGroup: group },
    metrics: [
      ...["RequestCount", "RequestCountPerTarget", "TargetResponseTime", "HTTPCode_Target_2XX_Count"],
      ...["HTTPCode_Target_3XX_Count", "HTTPCode_Target_4XX_Count", "HTTPCode_Target_5XX_Count"],
      ...["HTTPCode_ELB_3XX_Count", "HTTPCode_ELB_4XX_Count", "HTTPCode_ELB_5XX_Count"],
      ...["HealthyHostCount", "UnHealthyHostCount", "ActiveConnectionCount", "NewConnectionCount"],
      ...["RejectedConnectionCount", "TargetConnectionErrorCount", "ClientTLSNegotiationErrorCount"],
    ],
  },
  "AWS/ECS": {
    dimensions: {
      ClusterName: { token: "aws:ecs/cluster:Cluster", property: "name" },
      ServiceName: { token: "aws:ecs/service:Service", property: "name" },
    },
    metrics: ["CPUUtilization", "MemoryUtilization"],
  },
  "ECS/ContainerInsights": {
    dimensions: {
      ClusterName: { token: "aws:ecs/cluster:Cluster", property: "name" },
      ServiceName: { token: "aws:ecs/service:Service", property: "name" },
    },
    metrics: [
      ...["RunningTaskCount", "DesiredTaskCount", "PendingTaskCount", "DeploymentCount", "TaskSetCount"],
      ...["CpuUtilized", "CpuReserved", "MemoryUtilized", "MemoryReserved", "EphemeralStorageUtilized"],
      ...["NetworkRxBytes", "NetworkTxBytes", "StorageReadBytes", "StorageWriteBytes", "RestartCount"],
    ],
  },
  "AWS/RDS": {
    dimensions: { DBInstanceIdentifier: { token: "aws:rds/instance:Instance", property: "identifier" } },
    metrics: [
      ...["CPUUtilization", "FreeStorageSpace", "FreeableMemory", "DatabaseConnections", "ReadLatency"],
      ...["WriteLatency", "ReadIOPS", "WriteIOPS", "DiskQueueDepth", "SwapUsage", "CPUCreditBalance"],
      ...["BurstBalance", "ReplicaLag", "TransactionLogsDiskUsage", "MaximumUsedTransactionIDs"],
    ],
  },
  "AWS/ElastiCache": {
    dimensions: {
      CacheClusterId: {
        token: "aws:elasticache/replicationGroup:ReplicationGroup",
        property: "memberClusters",
      },
      ReplicationGroupId: {
        token: "aws:elasticache/replicationGroup:ReplicationGroup",
        property: "replicationGroupId",
      },
    },
    metrics: [
      ...["CPUUtilization", "EngineCPUUtilization", "DatabaseMemoryUsagePercentage", "Evictions"],
      ...["CurrConnections", "FreeableMemory", "CacheHits", "CacheMisses", "CacheHitRate", "ReplicationLag"],
      ...["SwapUsage", "NewConnections", "BytesUsedForCache"],
    ],
  },
  "AWS/Route53": {
    dimensions: { HealthCheckId: { token: "aws:route53/healthCheck:HealthCheck", property: "id" } },
    metrics: [
      ...["HealthCheckStatus", "HealthCheckPercentageHealthy", "ChildHealthCheckHealthyCount"],
      ...["ConnectionTime", "SSLHandshakeTime", "TimeToFirstByte"],
    ],
  },
  "AWS/Lambda": {
    dimensions: { FunctionName: { token: "aws:lambda/function:Function", property: "name" } },
    metrics: [
      ...["Errors", "Invocations", "Duration", "Throttles", "DeadLetterErrors", "AsyncEventAge"],
      ...["AsyncEventsReceived", "AsyncEventsDropped", "DestinationDeliveryFailures", "ConcurrentExecutions"],
    ],
  },
  // EventBridge User Guide, "Monitoring Amazon EventBridge" and the metrics that aws-cdk-lib 2.233.0 lists (aws-events, canned
  // metrics), read 2026-11-27; only metrics that have the rule's name as a dimension.
  "AWS/Events": {
    dimensions: { RuleName: { token: "aws:cloudwatch/eventRule:EventRule", property: "name" } },
    metrics: [
      ...["Invocations", "FailedInvocations", "InvocationAttempts", "TriggeredRules", "ThrottledRules"],
      ...["DeadLetterInvocations", "InvocationsSentToDlq", "InvocationsFailedToBeSentToDlq"],
    ],
  },
  // AWS WAF Developer Guide, "AWS WAF metrics and dimensions": a web ACL and a rule stand there under the metric names of their
  // visibility, ALL for all rules; the pages of two monitoring vendors agree (read 2026-11-27).
  "AWS/WAFV2": {
    dimensions: {
      WebACL: { token: "aws:wafv2/webAcl:WebAcl", property: "visibilityConfig.metricName" },
      ...{ Region: "region", Rule: "any", RuleGroup: "any", ManagedRuleGroup: "any", Country: "any" },
      ...{ LabelNamespace: "any", LabelName: "any" },
    },
    metrics: [
      ...["AllowedRequests", "BlockedRequests", "CountedRequests", "PassedRequests"],
      ...["CaptchaRequests", "RequestsWithValidCaptchaToken", "CaptchasAttempted", "CaptchasSolved"],
      ...["ChallengeRequests", "RequestsWithValidChallengeToken"],
    ],
  },
};

/** Where Route 53 puts the metrics of its health checks, wherever else the account works. */
export const ROUTE53_METRICS_REGION = "us-east-1";
