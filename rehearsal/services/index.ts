import type { Service } from "../cloud/behaviour.ts";
import { acm } from "./aws/acm.ts";
import { appAutoscaling } from "./aws/app-autoscaling.ts";
import { autoscaling } from "./aws/autoscaling.ts";
import { backup } from "./aws/backup.ts";
import { budgets } from "./aws/budgets.ts";
import { cloudtrail } from "./aws/cloudtrail.ts";
import { cloudwatch } from "./aws/cloudwatch.ts";
import { cloudwatchLogs } from "./aws/cloudwatch-logs.ts";
import { configRecorder } from "./aws/config-recorder.ts";
import { ec2Endpoint } from "./aws/ec2-endpoint.ts";
import { ec2FlowLog } from "./aws/ec2-flow-log.ts";
import { ec2Gateways } from "./aws/ec2-gateways.ts";
import { ec2GroupRule } from "./aws/ec2-group-rule.ts";
import { ec2LaunchTemplate } from "./aws/ec2-launch-template.ts";
import { ec2Lookups } from "./aws/ec2-lookups.ts";
import { ec2Route } from "./aws/ec2-route.ts";
import { ec2SecurityGroup } from "./aws/ec2-security-group.ts";
import { ec2Subnet } from "./aws/ec2-subnet.ts";
import { ec2Vpc } from "./aws/ec2-vpc.ts";
import { ecr } from "./aws/ecr.ts";
import { ecrImageLookup } from "./aws/ecr-image-lookup.ts";
import { ecrToken } from "./aws/ecr-token.ts";
import { ecsCluster } from "./aws/ecs-cluster.ts";
import { ecsService } from "./aws/ecs-service.ts";
import { ecsTaskDefinition } from "./aws/ecs-task-definition.ts";
import { elasticache } from "./aws/elasticache.ts";
import { elbListener } from "./aws/elb-listener.ts";
import { elbLoadBalancer } from "./aws/elb-load-balancer.ts";
import { elbTargetGroup } from "./aws/elb-target-group.ts";
import { elbTrustStore } from "./aws/elb-trust-store.ts";
import { eventbridge } from "./aws/eventbridge.ts";
import { guardduty } from "./aws/guardduty.ts";
import { iam } from "./aws/iam.ts";
import { kms } from "./aws/kms.ts";
import { lambda } from "./aws/lambda.ts";
import { rds } from "./aws/rds.ts";
import { route53 } from "./aws/route53-health-check.ts";
import { s3 } from "./aws/s3.ts";
import { scheduler } from "./aws/scheduler.ts";
import { secretsmanager } from "./aws/secretsmanager.ts";
import { servicediscovery } from "./aws/servicediscovery.ts";
import { sns } from "./aws/sns.ts";
import { ssm } from "./aws/ssm.ts";
import { wafv2 } from "./aws/wafv2.ts";
import { access } from "./cloudflare/access.ts";
import { dns } from "./cloudflare/dns.ts";
import { cloudflareLookups } from "./cloudflare/lookups.ts";
import { notification } from "./cloudflare/notification.ts";
import { originPull } from "./cloudflare/origin-pull.ts";
import { ruleset } from "./cloudflare/ruleset.ts";
import { tunnels } from "./cloudflare/tunnel.ts";
import { workers } from "./cloudflare/workers.ts";
import { zone } from "./cloudflare/zone.ts";
import { zoneSetting } from "./cloudflare/zone-setting.ts";
import { docker } from "./docker/docker.ts";
import { mongodbatlas } from "./mongodbatlas/mongodbatlas.ts";
import { random } from "./random/random.ts";
import { tls } from "./tls/tls.ts";

/** Every service that the rehearsal cloud knows. A new one is listed here. */
export const services: readonly Service[] = [
  elbTargetGroup,
  elbLoadBalancer,
  elbListener,
  elbTrustStore,
  ecsTaskDefinition,
  ecsService,
  ecsCluster,
  ecr,
  ecrImageLookup,
  ecrToken,
  appAutoscaling,
  autoscaling,
  acm,
  budgets,
  cloudtrail,
  cloudwatch,
  cloudwatchLogs,
  configRecorder,
  ec2Endpoint,
  ec2FlowLog,
  ec2Gateways,
  ec2GroupRule,
  ec2LaunchTemplate,
  ec2Lookups,
  ec2Route,
  ec2SecurityGroup,
  ec2Subnet,
  ec2Vpc,
  elasticache,
  guardduty,
  eventbridge,
  iam,
  kms,
  lambda,
  rds,
  route53,
  s3,
  backup,
  scheduler,
  secretsmanager,
  servicediscovery,
  ssm,
  wafv2,
  access,
  tunnels,
  workers,
  sns,
  dns,
  cloudflareLookups,
  notification,
  originPull,
  ruleset,
  zone,
  zoneSetting,
  docker,
  mongodbatlas,
  random,
  tls,
];
