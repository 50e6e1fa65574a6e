/**
 * The roles by which services of AWS act in an account: the service's principal and the role's name, which both are AWS's.
 * Source: IAM User Guide, "AWS services that work with IAM", and each service's own page, read 2026-11.
 */
export const SERVICE_LINKED_ROLES = {
  ecs: { principal: "ecs.amazonaws.com", role: "AWSServiceRoleForECS" },
  elasticache: { principal: "elasticache.amazonaws.com", role: "AWSServiceRoleForElastiCache" },
  loadBalancing: {
    principal: "elasticloadbalancing.amazonaws.com",
    role: "AWSServiceRoleForElasticLoadBalancing",
  },
  rds: { principal: "rds.amazonaws.com", role: "AWSServiceRoleForRDS" },
  scaling: {
    principal: "ecs.application-autoscaling.amazonaws.com",
    role: "AWSServiceRoleForApplicationAutoScaling_ECSService",
  },
} as const;

/** A service whose role can be declared here. */
export type ServiceName = keyof typeof SERVICE_LINKED_ROLES;
