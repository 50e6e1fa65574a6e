import type { OVERRIDE_TARGETS, OverrideComponent } from "../infra/config/override-targets.ts";

type ChildOf<C extends OverrideComponent> = (typeof OVERRIDE_TARGETS)[C][number];

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
  },
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
