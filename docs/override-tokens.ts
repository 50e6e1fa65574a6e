import type { OVERRIDE_TARGETS, OverrideComponent } from "../infra/config/override-targets.ts";

type ChildOf<C extends OverrideComponent> = (typeof OVERRIDE_TARGETS)[C][number];

/** What every private bucket has: `BUCKET` of the override targets. */
const BUCKET_TOKENS = {
  bucket: "aws:s3/bucket:Bucket",
  bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
  publicAccessBlock: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  versioning: "aws:s3/bucketVersioning:BucketVersioning",
  encryption: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  lifecycle: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  accessLog: "aws:s3/bucketLogging:BucketLogging",
} as const;

/** Component → child → type of the resource that the child is; `container` is no resource, but a part of one. */
export const OVERRIDE_TOKENS: {
  readonly [C in OverrideComponent]: Readonly<Record<Exclude<ChildOf<C>, "container">, string>>;
} = {
  network: {
    vpc: "aws:ec2/vpc:Vpc",
    subnet: "aws:ec2/subnet:Subnet",
    natGateway: "aws:ec2/natGateway:NatGateway",
    natAddress: "aws:ec2/eip:Eip",
    flowLog: "aws:ec2/flowLog:FlowLog",
    flowLogRole: "aws:iam/role:Role",
    flowLogPolicy: "aws:iam/rolePolicy:RolePolicy",
    s3Endpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
    defaultSecurityGroup: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    internetGateway: "aws:ec2/internetGateway:InternetGateway",
    routeTable: "aws:ec2/routeTable:RouteTable",
    route: "aws:ec2/route:Route",
  },
  access: {
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
    ingressRule: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    egressRule: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  },
  logs: {
    group: "aws:cloudwatch/logGroup:LogGroup",
    key: "aws:kms/key:Key",
    keyAlias: "aws:kms/alias:Alias",
  },
  topics: { topic: "aws:sns/topic:Topic", key: "aws:kms/key:Key", keyAlias: "aws:kms/alias:Alias" },
  alarms: {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    compositeAlarm: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    metricFilter: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  },
  queries: { query: "aws:cloudwatch/queryDefinition:QueryDefinition" },
  dashboards: { dashboard: "aws:cloudwatch/dashboard:Dashboard" },
  deployments: { rule: "aws:cloudwatch/eventRule:EventRule" },
  probes: { healthCheck: "aws:route53/healthCheck:HealthCheck" },
  notifier: { function: "aws:lambda/function:Function", role: "aws:iam/role:Role" },
  database: {
    instance: "aws:rds/instance:Instance",
    parameterGroup: "aws:rds/parameterGroup:ParameterGroup",
    subnetGroup: "aws:rds/subnetGroup:SubnetGroup",
    key: "aws:kms/key:Key",
    keyAlias: "aws:kms/alias:Alias",
  },
  cache: {
    replicationGroup: "aws:elasticache/replicationGroup:ReplicationGroup",
    parameterGroup: "aws:elasticache/parameterGroup:ParameterGroup",
    subnetGroup: "aws:elasticache/subnetGroup:SubnetGroup",
  },
  secrets: {
    secret: "aws:secretsmanager/secret:Secret",
    version: "aws:secretsmanager/secretVersion:SecretVersion",
    key: "aws:kms/key:Key",
    keyAlias: "aws:kms/alias:Alias",
  },
  registry: {
    repository: "aws:ecr/repository:Repository",
    lifecyclePolicy: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    repositoryPolicy: "aws:ecr/repositoryPolicy:RepositoryPolicy",
  },
  cluster: {
    cluster: "aws:ecs/cluster:Cluster",
    capacityProviders: "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  },
  certificate: {
    validation: "aws:acm/certificateValidation:CertificateValidation",
    certificate: "aws:acm/certificate:Certificate",
    record: "cloudflare:index/dnsRecord:DnsRecord",
  },
  ingress: { loadBalancer: "aws:lb/loadBalancer:LoadBalancer", listener: "aws:lb/listener:Listener" },
  edge: {
    record: "cloudflare:index/dnsRecord:DnsRecord",
    zoneSetting: "cloudflare:index/zoneSetting:ZoneSetting",
    headersRuleset: "cloudflare:index/ruleset:Ruleset",
    firewallRuleset: "cloudflare:index/ruleset:Ruleset",
    limitsRuleset: "cloudflare:index/ruleset:Ruleset",
    managedRuleset: "cloudflare:index/ruleset:Ruleset",
    cacheRuleset: "cloudflare:index/ruleset:Ruleset",
  },
  firewall: {
    webAcl: "aws:wafv2/webAcl:WebAcl",
    association: "aws:wafv2/webAclAssociation:WebAclAssociation",
    logging: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
  },
  records: {
    ...BUCKET_TOKENS,
    key: "aws:kms/key:Key",
    keyAlias: "aws:kms/alias:Alias",
    trail: "aws:cloudtrail/trail:Trail",
    recorder: "aws:cfg/recorder:Recorder",
  },
  threats: {
    detector: "aws:guardduty/detector:Detector",
    rule: "aws:cloudwatch/eventRule:EventRule",
    role: "aws:iam/role:Role",
  },
  budget: { budget: "aws:budgets/budget:Budget" },
  backup: {
    vault: "aws:backup/vault:Vault",
    vaultLock: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    plan: "aws:backup/plan:Plan",
    selection: "aws:backup/selection:Selection",
    role: "aws:iam/role:Role",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    replication: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
    function: "aws:lambda/function:Function",
    key: "aws:kms/key:Key",
    keyAlias: "aws:kms/alias:Alias",
  },
  dump: {
    ...BUCKET_TOKENS,
    taskDefinition: "aws:ecs/taskDefinition:TaskDefinition",
    schedule: "aws:scheduler/schedule:Schedule",
  },
  "origin-pull": {
    ...BUCKET_TOKENS,
    caKey: "tls:index/privateKey:PrivateKey",
    caCertificate: "tls:index/selfSignedCert:SelfSignedCert",
    clientKey: "tls:index/privateKey:PrivateKey",
    clientRequest: "tls:index/certRequest:CertRequest",
    clientCertificate: "tls:index/locallySignedCert:LocallySignedCert",
    bundle: "aws:s3/bucketObjectv2:BucketObjectv2",
    trustStore: "aws:lb/trustStore:TrustStore",
    edgeCertificate:
      "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate",
    switch: "cloudflare:index/authenticatedOriginPullsSettings:AuthenticatedOriginPullsSettings",
    notification: "cloudflare:index/notificationPolicy:NotificationPolicy",
  },
  "admin-access": {
    policy: "cloudflare:index/zeroTrustAccessPolicy:ZeroTrustAccessPolicy",
    application: "cloudflare:index/zeroTrustAccessApplication:ZeroTrustAccessApplication",
  },
  zone: { dnssec: "cloudflare:index/zoneDnssec:ZoneDnssec", record: "cloudflare:index/dnsRecord:DnsRecord" },
  service: {
    service: "aws:ecs/service:Service",
    taskDefinition: "aws:ecs/taskDefinition:TaskDefinition",
    targetGroup: "aws:lb/targetGroup:TargetGroup",
    listenerRule: "aws:lb/listenerRule:ListenerRule",
    taskRole: "aws:iam/role:Role",
    executionRole: "aws:iam/role:Role",
    executionPolicy: "aws:iam/rolePolicy:RolePolicy",
    scalingTarget: "aws:appautoscaling/target:Target",
    scalingPolicy: "aws:appautoscaling/policy:Policy",
  },
};
