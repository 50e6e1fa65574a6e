/** Why a resource is in no line: the vendor bills nothing for it by itself. */
const FREE: readonly { readonly why: string; readonly types: RegExp }[] = [
  { why: "a component or provider of the program, nothing in a cloud", types: /^(slipway|pulumi):/ },
  { why: "made on the machine that runs the program", types: /^(random|tls|docker|docker-build):/ },
  { why: "permissions", types: /^aws:(iam|lambda\/permission|ecr\/repositoryPolicy|sns\/topicPolicy)\b/ },
  {
    why: "part of a network",
    types: /^aws:(vpc\/|ec2\/(default|internetGateway|main|networkAcl|route|securityGroup|subnet|vpcDhcp))/,
  },
  {
    why: "writes into a log group or bucket, which is billed",
    types: /^aws:ec2\/flowLog:|^aws:wafv2\/webAclLogging/,
  },
  {
    why: "a setting of something that is billed",
    types:
      /^aws:s3\/bucket(?!:|\/)|^aws:s3\/(bucketObject|object)|^aws:(rds|elasticache)\/(parameterGroup|subnetGroup|proxyDefaultTargetGroup|proxyTarget|optionGroup)/,
  },
  {
    why: "part of a load balancer",
    types: /^aws:lb\/(listener|listenerRule|targetGroup|targetGroupAttachment|trustStore)\b/,
  },
  {
    why: "the tasks and instances are billed",
    types:
      /^aws:(ecs\/(taskDefinition|clusterCapacityProviders|capacityProvider)|appautoscaling|ec2\/launchTemplate|autoscaling\/(policy|lifecycleHook))\b/,
  },
  { why: "the zone behind its namespace is billed", types: /^aws:servicediscovery\/service\b/ },
  { why: "a public certificate", types: /^aws:acm\// },
  {
    why: "part of something that is billed",
    types:
      /^aws:(kms\/alias|kms\/grant|secretsmanager\/(secretVersion|secretPolicy|secretRotation)|ecr\/lifecyclePolicy|lambda\/functionEventInvokeConfig|wafv2\/webAclAssociation|cfg\/(recorderStatus|deliveryChannel))\b/,
  },
  {
    why: "the recovery points are billed",
    types: /^aws:backup\/(plan|selection|vaultLockConfiguration|vaultPolicy|vaultNotifications)\b/,
  },
  {
    why: "budgets without actions cost nothing (AWS Budgets, from memory, 2026-11)",
    types: /^aws:budgets\/budget\b/,
  },
  {
    why: "events of AWS's own services cost nothing (EventBridge, from memory, 2026-11)",
    types: /^aws:cloudwatch\/(eventRule|eventTarget|queryDefinition)\b/,
  },
  {
    why: "in every plan of Cloudflare",
    types:
      /^cloudflare:index\/(dnsRecord|zone|zoneSetting|zoneDnssec|ruleset|authenticatedOriginPulls\w*|notificationPolicy|zeroTrustAccessPolicy|zeroTrustTunnelCloudflaredConfig|customPages)\b/,
  },
  { why: "the account's Workers plan is billed", types: /^cloudflare:index\/workersRoute\b/ },
  {
    why: "part of a project of Atlas",
    types:
      /^mongodbatlas:index\/(project|projectIpAccessList|databaseUser|backupCompliancePolicy|customDbRole|auditing|maintenanceWindow|cloudBackupSchedule|privateLinkEndpointService|encryptionAtRest|cloudProviderAccess\w*)\b/,
  },
];

/** Why nothing is billed for a type; undefined where nobody said so. */
export function freeBecause(type: string): string | undefined {
  return FREE.find(({ types }) => types.test(type))?.why;
}
