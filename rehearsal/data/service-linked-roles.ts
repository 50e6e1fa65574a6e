/**
 * Roles that a service makes for itself: service principal → role name (each service's page on service-linked
 * roles, from memory, 2026-11), and the resource types that keep it from being deleted.
 */
export interface ServiceLinkedRoleFact {
  readonly name: string;
  readonly usedBy: readonly string[];
}

export const SERVICE_LINKED_ROLES: Readonly<Record<string, ServiceLinkedRoleFact>> = {
  "autoscaling.amazonaws.com": {
    name: "AWSServiceRoleForAutoScaling",
    usedBy: ["aws:autoscaling/group:Group"],
  },
  "backup.amazonaws.com": { name: "AWSServiceRoleForBackup", usedBy: [] },
  "config.amazonaws.com": { name: "AWSServiceRoleForConfig", usedBy: [] },
  "ecs.amazonaws.com": { name: "AWSServiceRoleForECS", usedBy: ["aws:ecs/cluster:Cluster"] },
  "ecs.application-autoscaling.amazonaws.com": {
    name: "AWSServiceRoleForApplicationAutoScaling_ECSService",
    usedBy: ["aws:appautoscaling/target:Target"],
  },
  "elasticache.amazonaws.com": {
    name: "AWSServiceRoleForElastiCache",
    usedBy: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  },
  "elasticloadbalancing.amazonaws.com": {
    name: "AWSServiceRoleForElasticLoadBalancing",
    usedBy: ["aws:lb/loadBalancer:LoadBalancer"],
  },
  "grafana.amazonaws.com": { name: "AWSServiceRoleForAmazonGrafana", usedBy: [] },
  "inspector2.amazonaws.com": { name: "AWSServiceRoleForAmazonInspector2", usedBy: [] },
  "rds.amazonaws.com": { name: "AWSServiceRoleForRDS", usedBy: ["aws:rds/instance:Instance"] },
  "replication.ecr.amazonaws.com": { name: "AWSServiceRoleForECRReplication", usedBy: [] },
  "restore-testing.backup.amazonaws.com": { name: "AWSServiceRoleForBackupRestoreTesting", usedBy: [] },
};
