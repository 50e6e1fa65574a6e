import { describe, expect, it } from "@jest/globals";
import { estimate } from "../../../cost/estimate.ts";
import { meters } from "../../../cost/meters/index.ts";
import type { ResourceView } from "../../../policies/resource-view.ts";
import { view } from "../views.ts";

const arm = view("aws:ecs/taskDefinition:TaskDefinition", "arm", {
  cpu: "512",
  memory: "1024",
  runtimePlatform: { cpuArchitecture: "ARM64" },
});
const intel = view("aws:ecs/taskDefinition:TaskDefinition", "intel", {
  cpu: "256",
  memory: "512",
  ephemeralStorage: { sizeInGib: 30 },
});
const service = (inputs: object, task = arm) =>
  view("aws:ecs/service:Service", "service", { ...inputs }, { taskDefinition: [task] });
const fargate = service({ launchType: "FARGATE", desiredCount: 3 });
const database = (inputs: object) =>
  view("aws:rds/instance:Instance", "database", {
    ...{ engine: "postgres", instanceClass: "db.t4g.medium", allocatedStorage: 100, storageType: "gp3" },
    ...inputs,
  });
const proxy = view("aws:rds/proxy:Proxy", "proxy");
const template = view("aws:ec2/launchTemplate:LaunchTemplate", "template", {
  instanceType: "t4g.small",
  blockDeviceMappings: [{ ebs: { volumeSize: 30, volumeType: "gp3" } }],
  networkInterfaces: [{ associatePublicIpAddress: "true" }],
});
const elastic = view("aws:ec2/eip:Eip", "address");
const atlas = (config: object, more: object = {}) =>
  view("mongodbatlas:index/advancedCluster:AdvancedCluster", "cluster", {
    replicationSpecs: [{ regionConfigs: [{ regionName: "US_EAST_1", providerName: "AWS", ...config }] }],
    ...more,
  });
const access = (name: string) =>
  view("cloudflare:index/zeroTrustAccessApplication:ZeroTrustAccessApplication", name);
const feature = (inputs: object) =>
  view("aws:guardduty/detectorFeature:DetectorFeature", "feature", { ...inputs });

/** What each resource uses; quantities of all its lines and gaps. */
/** Says which plan of Workers the account has. */
const FAILOVER = view("slipway:edge:Failover", "failover-part", { workersPlan: "paid" });

const TABLE: readonly (readonly [string, readonly ResourceView[], Readonly<Record<string, number>>])[] = [
  ["tasks on ARM", [fargate, arm], { "Fargate ARM vCPU": 1095, "Fargate ARM memory": 2190 }],
  [
    "tasks that scaling holds at two or more, on x86 with a larger disk and an address",
    [
      service(
        { launchType: "FARGATE", desiredCount: 9, networkConfiguration: { assignPublicIp: true } },
        intel,
      ),
      view("aws:appautoscaling/target:Target", "target", { minCapacity: 2 }, { resourceId: [service({})] }),
      intel,
    ],
    {
      "Fargate x86 vCPU": 365,
      "Fargate x86 memory": 730,
      "Fargate ephemeral storage above 20 GB": 14_600,
      "Public IPv4 address": 1460,
    },
  ],
  ["a service without tasks", [service({ launchType: "FARGATE", desiredCount: 0 }), arm], {}],
  [
    "a service on instances, which pay for themselves",
    [service({ launchType: "EC2", desiredCount: 2 }), arm],
    {},
  ],
  [
    "a service on a capacity provider of Fargate",
    [service({ capacityProviderStrategies: [{ capacityProvider: "FARGATE" }], desiredCount: 1 }), arm],
    { "Fargate ARM vCPU": 365, "Fargate ARM memory": 730 },
  ],
  [
    "a scheduled task",
    [
      view(
        "aws:scheduler/schedule:Schedule",
        "dump",
        { target: { ecsParameters: { launchType: "FARGATE" } } },
        { target: [arm] },
      ),
      arm,
    ],
    { "Fargate ARM vCPU": 3.75, "Fargate ARM memory": 7.5 },
  ],
  [
    "a scheduled task on an instance, which is metered itself",
    [
      view(
        "aws:scheduler/schedule:Schedule",
        "dump",
        { target: { ecsParameters: { launchType: "EC2" } } },
        { target: [arm] },
      ),
      arm,
    ],
    {},
  ],
  ["a schedule that starts no task", [view("aws:scheduler/schedule:Schedule", "call", { target: {} })], {}],
  [
    "a function",
    [view("aws:lambda/function:Function", "function", { architectures: ["arm64"], memorySize: 256 })],
    { "Lambda requests": 0.01, "Lambda duration on ARM": 1250 },
  ],
  [
    "a function of default size",
    [view("aws:lambda/function:Function", "function")],
    { "Lambda requests": 0.01, "Lambda duration on x86": 625 },
  ],
  [
    "an instance",
    [
      view("aws:ec2/instance:Instance", "instance", {
        ...{ instanceType: "t4g.small", associatePublicIpAddress: true },
        rootBlockDevice: { volumeSize: 8, volumeType: "gp3" },
      }),
    ],
    { "EC2 Linux t4g.small": 730, "EBS gp3": 8, "Public IPv4 address": 730 },
  ],
  [
    "a group of instances",
    [view("aws:autoscaling/group:Group", "group", { minSize: 2 }, { launchTemplate: [template] }), template],
    { "EC2 Linux t4g.small": 1460, "EBS gp3": 60, "Public IPv4 address": 1460 },
  ],
  [
    "an instance that takes an elastic address in place of its own",
    [
      view("aws:autoscaling/group:Group", "group", { minSize: 1 }, { launchTemplate: [template] }),
      { ...template, propertyDependencies: { userData: [elastic.urn] } },
      elastic,
    ],
    { "EC2 Linux t4g.small": 730, "EBS gp3": 30, "Public IPv4 address": 730 },
  ],
  ["a disk", [view("aws:ebs/volume:Volume", "disk", { size: 40 })], { "EBS gp2": 40 }],
  [
    "a load balancer in two zones",
    [view("aws:lb/loadBalancer:LoadBalancer", "balancer", { subnets: ["a", "b"] })],
    { "ALB hour": 730, "ALB LCU": 73, "Public IPv4 address": 1460 },
  ],
  [
    "a load balancer inside",
    [view("aws:lb/loadBalancer:LoadBalancer", "balancer", { subnets: ["a", "b"], internal: true })],
    { "ALB hour": 730, "ALB LCU": 73 },
  ],
  [
    "a gateway and its address",
    [view("aws:ec2/natGateway:NatGateway", "nat"), view("aws:ec2/eip:Eip", "address")],
    { "NAT gateway hour": 730, "NAT gateway data processed": 10, "Public IPv4 address": 730 },
  ],
  [
    "an interface endpoint in two zones",
    [
      view("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint", {
        vpcEndpointType: "Interface",
        subnetIds: ["a", "b"],
      }),
    ],
    { "VPC interface endpoint hour per zone": 1460, "VPC interface endpoint data processed": 5 },
  ],
  ["a gateway endpoint", [view("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint")], {}],
  ["a network", [view("aws:ec2/vpc:Vpc", "network")], { "Data transfer out first 10 TB": 50 }],
  [
    "a database with a standby, backups and long insights",
    [
      database({
        ...{ multiAz: true, backupRetentionPeriod: 30 },
        ...{ performanceInsightsEnabled: true, performanceInsightsRetentionPeriod: 31 },
      }),
    ],
    {
      "RDS PostgreSQL db.t4g.medium multi-AZ": 730,
      "RDS storage gp3 multi-AZ": 100,
      "RDS backup storage stored": 100,
      "RDS Performance Insights long-term retention": 2,
    },
  ],
  [
    "a database alone, with the insights that are free",
    [database({ performanceInsightsEnabled: true, performanceInsightsRetentionPeriod: 7 })],
    { "RDS PostgreSQL db.t4g.medium single-AZ": 730, "RDS storage gp3 single-AZ": 100 },
  ],
  [
    "backups in another region",
    [
      view(
        "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
        "copies",
        {},
        { sourceDbInstanceArn: [database({})] },
      ),
      database({ engine: "mysql", storageType: "gp2" }),
    ],
    {
      "RDS backup storage stored": 100,
      "RDS mysql db.t4g.medium single-AZ": 730,
      "RDS storage gp2 single-AZ": 100,
    },
  ],
  [
    "a proxy, by the vCPUs of its database",
    [
      proxy,
      view(
        "aws:rds/proxyTarget:ProxyTarget",
        "target",
        {},
        { dbProxyName: [proxy], dbInstanceIdentifier: [database({})] },
      ),
      database({ instanceClass: "db.m7g.xlarge" }),
    ],
    {
      "RDS Proxy vCPU of the database": 2920,
      "RDS PostgreSQL db.m7g.xlarge single-AZ": 730,
      "RDS storage gp3 single-AZ": 100,
    },
  ],
  [
    "names of services in a private zone",
    [
      view("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", "namespace"),
      view("aws:servicediscovery/service:Service", "api"),
    ],
    { "Route 53 hosted zone": 1 },
  ],
  ["a proxy of nothing yet, at its least", [proxy], { "RDS Proxy vCPU of the database": 1460 }],
  [
    "a cache of two nodes with snapshots",
    [
      view("aws:elasticache/replicationGroup:ReplicationGroup", "cache", {
        ...{ engine: "valkey", nodeType: "cache.t4g.small", numCacheClusters: 2, snapshotRetentionLimit: 7 },
      }),
    ],
    { "ElastiCache Valkey cache.t4g.small": 1460, "ElastiCache backup storage stored": 0.5 },
  ],
  [
    "a cache of shards",
    [
      view("aws:elasticache/replicationGroup:ReplicationGroup", "cache", {
        ...{ nodeType: "cache.t4g.small", numNodeGroups: 2, replicasPerNodeGroup: 1 },
      }),
    ],
    { "ElastiCache Redis OSS cache.t4g.small": 2920 },
  ],
  [
    "a single node of a cache",
    [view("aws:elasticache/cluster:Cluster", "cache", { engine: "redis", nodeType: "cache.t4g.micro" })],
    { "ElastiCache Redis OSS cache.t4g.micro": 730 },
  ],
  [
    "a node that its group pays",
    [view("aws:elasticache/cluster:Cluster", "node", { replicationGroupId: "g" })],
    {},
  ],
  [
    "a free cluster of Atlas",
    [atlas({ electableSpecs: { instanceSize: "M0" } })],
    { "MongoDB Atlas M0 cluster": 730 },
  ],
  [
    "a Flex cluster of Atlas",
    [atlas({ providerName: "FLEX" })],
    { "MongoDB Atlas Flex base, to 100 operations/s": 1 },
  ],
  [
    "a dedicated cluster of Atlas with backups, of five members",
    [atlas({ electableSpecs: { instanceSize: "M10", nodeCount: 5 } }, { backupEnabled: true })],
    { "MongoDB Atlas M10 3 members": (730 * 5) / 3, "MongoDB Atlas backup storage": 1 },
  ],
  [
    "a private endpoint of Atlas",
    [view("mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint", "link")],
    { "MongoDB Atlas private endpoint endpoint": 730 },
  ],
  [
    "a bucket",
    [view("aws:s3/bucket:Bucket", "bucket")],
    { "S3 Standard storage": 1, "S3 Standard PUT, COPY, POST, LIST": 10, "S3 Standard GET and others": 10 },
  ],
  ["a repository", [view("aws:ecr/repository:Repository", "images")], { "ECR storage": 1 }],
  ["a vault", [view("aws:backup/vault:Vault", "vault")], { "AWS Backup RDS snapshot": 20 }],
  [
    "a log group and a metric from it",
    [
      view("aws:cloudwatch/logGroup:LogGroup", "logs"),
      view("aws:cloudwatch/logMetricFilter:LogMetricFilter", "metric"),
    ],
    {
      "CloudWatch Logs ingest": 0.5,
      "CloudWatch Logs storage": 0.5,
      "CloudWatch metrics custom, first 10,000": 1,
    },
  ],
  [
    "a cluster that is looked into",
    [view("aws:ecs/cluster:Cluster", "c", { settings: [{ name: "containerInsights", value: "enabled" }] })],
    { "CloudWatch metrics custom, first 10,000": 20 },
  ],
  ["a cluster that is not", [view("aws:ecs/cluster:Cluster", "cluster")], {}],
  [
    "an alarm over two metrics",
    [
      view("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
        metricQueries: [{ expression: "a / b" }, { metric: { period: 60 } }, { metric: { period: 60 } }],
      }),
    ],
    { "CloudWatch alarm standard resolution": 2 },
  ],
  [
    "an alarm of every ten seconds",
    [view("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", { period: 10 })],
    { "CloudWatch alarm high resolution": 1 },
  ],
  [
    "an alarm over alarms, and a dashboard",
    [
      view("aws:cloudwatch/compositeAlarm:CompositeAlarm", "alarm"),
      view("aws:cloudwatch/dashboard:Dashboard", "dashboard"),
    ],
    { "CloudWatch alarm composite": 1, "CloudWatch dashboard custom": 1 },
  ],
  [
    "a probe over HTTPS that looks for a text",
    [view("aws:route53/healthCheck:HealthCheck", "probe", { type: "HTTPS_STR_MATCH" })],
    {
      "Route 53 health check basic, endpoint outside AWS": 1,
      "Route 53 health check feature, endpoint outside AWS": 2,
    },
  ],
  [
    "a probe of probes",
    [view("aws:route53/healthCheck:HealthCheck", "probe", { type: "CALCULATED" })],
    { "Route 53 health check basic, AWS endpoint": 1 },
  ],
  [
    "a canary",
    [view("aws:synthetics/canary:Canary", "canary")],
    { "CloudWatch Synthetics canary run": 8760 },
  ],
  [
    "a topic, and who hears it by mail, telephone and function",
    [
      view("aws:sns/topic:Topic", "topic"),
      view("aws:sns/topicSubscription:TopicSubscription", "mail", { protocol: "email" }),
      view("aws:sns/topicSubscription:TopicSubscription", "phone", {
        protocol: "sms",
        endpoint: "+14155550100",
      }),
      view("aws:sns/topicSubscription:TopicSubscription", "abroad", {
        protocol: "sms",
        endpoint: "+971501234567",
      }),
      view("aws:sns/topicSubscription:TopicSubscription", "code", { protocol: "lambda" }),
    ],
    { "SNS API requests": 0.001, "SNS email": 0.001, "SNS SMS to +1": 0.2, "SNS SMS to +971": 0.2 },
  ],
  ["a key", [view("aws:kms/key:Key", "key")], { "KMS customer managed key": 1, "KMS symmetric requests": 1 }],
  [
    "a key's copy",
    [view("aws:kms/replicaKey:ReplicaKey", "key")],
    { "KMS customer managed key": 1, "KMS symmetric requests": 1 },
  ],
  [
    "a secret with a copy",
    [view("aws:secretsmanager/secret:Secret", "secret", { replicas: [{ region: "eu-west-2" }] })],
    { "Secrets Manager secret": 2, "Secrets Manager API calls": 0.1 },
  ],
  [
    "parameters",
    [
      view("aws:ssm/parameter:Parameter", "standard"),
      view("aws:ssm/parameter:Parameter", "advanced", { tier: "Advanced" }),
    ],
    { "SSM Parameter Store standard parameter": 1, "SSM Parameter Store advanced parameter": 1 },
  ],
  [
    "a firewall of three rules",
    [view("aws:wafv2/webAcl:WebAcl", "acl", { rules: [{}, {}, {}] })],
    { "WAF web ACL": 1, "WAF rule or rule group": 3, "WAF requests": 3 },
  ],
  [
    "a detector and what it looks at beside",
    [
      view("aws:guardduty/detector:Detector", "detector"),
      feature({ name: "S3_DATA_EVENTS", status: "ENABLED" }),
    ],
    {
      "GuardDuty CloudTrail management events": 0.5,
      "GuardDuty VPC flow and DNS logs": 5,
      "GuardDuty S3 data events": 0.1,
    },
  ],
  ["a detector that is off", [view("aws:guardduty/detector:Detector", "detector", { enable: false })], {}],
  [
    "protection of databases",
    [feature({ name: "RDS_LOGIN_EVENTS", status: "ENABLED" })],
    { "GuardDuty RDS protection": 2 },
  ],
  [
    "protection that no source prices",
    [feature({ name: "LAMBDA_NETWORK_LOGS", status: "ENABLED" })],
    { "GuardDuty LAMBDA_NETWORK_LOGS": 1 },
  ],
  ["protection that is off", [feature({ name: "S3_DATA_EVENTS", status: "DISABLED" })], {}],
  ["a recorder", [view("aws:cfg/recorder:Recorder", "recorder")], { "AWS Config configuration items": 1000 }],
  [
    "a trail",
    [view("aws:cloudtrail/trail:Trail", "trail")],
    { "CloudTrail management events, first copy": 0.5 },
  ],
  [
    "a trail of data events",
    [view("aws:cloudtrail/trail:Trail", "trail", { eventSelectors: [{}] })],
    { "CloudTrail management events, first copy": 0.5, "CloudTrail data events": 0.1 },
  ],
  [
    "logins, people once for two applications",
    [access("admin"), access("tools")],
    { "Cloudflare Zero Trust user": 10 },
  ],
  [
    "Cloudflare's add-ons",
    [
      view("cloudflare:index/certificatePack:CertificatePack", "certificate"),
      view("cloudflare:index/argoSmartRouting:ArgoSmartRouting", "argo"),
      view("cloudflare:index/loadBalancer:LoadBalancer", "balancer"),
      view("cloudflare:index/healthcheck:Healthcheck", "check"),
      view("cloudflare:index/logpushJob:LogpushJob", "logs"),
      view("cloudflare:index/customHostname:CustomHostname", "hostname"),
      view("cloudflare:index/workersScript:WorkersScript", "workers"),
      FAILOVER,
      { ...view("cloudflare:index/workersScript:WorkersScript", "failover"), parent: FAILOVER.urn },
      view("cloudflare:index/zeroTrustTunnelCloudflared:ZeroTrustTunnelCloudflared", "tunnel"),
    ],
    {
      "Cloudflare Advanced Certificate Manager zone": 1,
      "Cloudflare Argo base": 1,
      "Cloudflare Load Balancing minimum": 1,
      "Cloudflare health check check": 1,
      "Cloudflare Logpush job": 1,
      "Cloudflare for SaaS custom hostname": 1,
      "Cloudflare Tunnel tunnel": 1,
      "Cloudflare Workers plan": 1,
      "Cloudflare Workers paid plan": 1,
    },
  ],
];

describe("what is metered", () => {
  it.each(TABLE)("%s", (_, views, expected) => {
    const { gaps, lines } = estimate(views, { region: "us-east-1" });
    const used = [...lines, ...gaps].map((one) => [`${one.item} ${one.dimension}`, one.quantity] as const);
    expect(Object.fromEntries(used)).toEqual(expected);
  });

  it("is tried for every type that has a meter", () => {
    const tried = new Set(TABLE.flatMap(([, views]) => views.map(({ type }) => type)));
    expect(Object.keys(meters).filter((type) => !tried.has(type))).toEqual([]);
  });
});
