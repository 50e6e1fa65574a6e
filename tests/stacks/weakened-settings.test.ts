import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Run } from "../../cli/stack/run-engine.ts";
import { type OpenStack, type RehearsalFolder, rehearsalFolder, withStack } from "./rehearsal.ts";

const SLIPWAY = fileURLToPath(new URL("../../bin/slipway.js", import.meta.url));

/** One security setting of the production stack, weakened by an override, and the row of the checklist that refuses it. */
interface Weakened {
  readonly what: string;
  readonly target: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly refusedBy: string;
  /** What the row says of this setting and of no other in its batch. Default: that the override is to be taken out. */
  readonly says?: string;
  /** It keeps other settings of the same resource from being judged. */
  readonly masks?: true;
  /** `<component>.<child>` that must stand as declared, since the row would tell its weakness first. */
  readonly apartFrom?: string;
}

/** One rule of a plan, with nothing but its schedule said. */
const SNAPSHOT = { ruleName: "daily", targetVaultName: "vault", schedule: "cron(0 5 * * ? *)" };
const OTHERS_SECRET = "arn:aws:secretsmanager:ap-southeast-3:444455556666:secret:jwt-secret-a1b2c3";

function document(statement: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "One", Effect: "Allow", ...statement }],
  });
}

const TABLE: readonly Weakened[] = [
  {
    what: "a public database",
    target: "database.instance",
    properties: { publiclyAccessible: true },
    refusedBy: "NET-04",
  },
  {
    what: "a task with a public address beside the NAT gateways",
    target: "api.service",
    properties: { networkConfiguration: { assignPublicIp: true } },
    refusedBy: "NET-04",
  },
  {
    what: "a database without encryption",
    target: "database.instance",
    properties: { storageEncrypted: false, kmsKeyId: null },
    refusedBy: "ENC-01",
  },
  {
    what: "a database in one zone",
    target: "database.instance",
    properties: { multiAz: false },
    refusedBy: "DAT-01",
  },
  {
    what: "a database that can be deleted",
    target: "database.instance",
    properties: { deletionProtection: false },
    refusedBy: "DAT-03",
  },
  {
    what: "a database that never updates",
    target: "database.instance",
    properties: { autoMinorVersionUpgrade: false },
    refusedBy: "DAT-06",
  },
  {
    what: "a database without backups",
    target: "database.instance",
    properties: { backupRetentionPeriod: 0 },
    refusedBy: "BAK-01",
  },
  {
    what: "a database that takes plain connections",
    target: "database.parameterGroup",
    properties: { parameters: [{ name: "rds.force_ssl", value: "0" }] },
    refusedBy: "ENC-05",
  },
  {
    what: "a cache that takes plain connections",
    target: "cache.replicationGroup",
    properties: { transitEncryptionEnabled: false, transitEncryptionMode: null, authToken: null },
    refusedBy: "ENC-05",
  },
  {
    what: "a cache without encryption",
    target: "cache.replicationGroup",
    properties: { atRestEncryptionEnabled: false, kmsKeyId: null },
    refusedBy: "ENC-01",
  },
  {
    what: "a container that runs as root",
    target: "api.container",
    properties: { user: "0" },
    refusedBy: "CMP-07",
  },
  {
    what: "a writable root file system",
    target: "web.container",
    properties: { readonlyRootFilesystem: false },
    refusedBy: "CMP-07",
  },
  {
    what: "an image by tag",
    target: "api.container",
    properties: { image: "example.com/api:latest" },
    refusedBy: "CMP-05",
  },
  {
    what: "a container without a health check",
    target: "web.container",
    properties: { healthCheck: null },
    refusedBy: "CMP-02",
  },
  {
    what: "a shell into containers",
    target: "api.service",
    properties: { enableExecuteCommand: true },
    refusedBy: "CMP-11",
  },
  {
    what: "one copy of a service",
    target: "api.scalingTarget",
    properties: { minCapacity: 1 },
    refusedBy: "CMP-01",
  },
  {
    what: "tags that can be moved",
    target: "registry.repository",
    properties: { imageTagMutability: "MUTABLE" },
    refusedBy: "CMP-12",
  },
  {
    what: "old TLS at the load balancer",
    target: "ingress.listener",
    properties: { sslPolicy: "ELBSecurityPolicy-2016-08" },
    refusedBy: "ENC-04",
  },
  {
    what: "a key that never rotates",
    target: "secrets.key",
    properties: { enableKeyRotation: false, rotationPeriodInDays: null },
    refusedBy: "ENC-03",
  },
  {
    what: "secrets under the account's own key",
    target: "secrets.secret",
    properties: { kmsKeyId: null },
    refusedBy: "SEC-03",
  },
  {
    what: "secrets that are gone at once",
    target: "secrets.secret",
    properties: { recoveryWindowInDays: 0 },
    refusedBy: "SEC-05",
  },
  {
    what: "records past the edge",
    target: "edge.record",
    properties: { proxied: false },
    refusedBy: "EDGE-16",
    says: "proxied must be true; got false", // unlike the others of this row: what is not proxied needs no authority
  },
  {
    what: "responses without the headers",
    target: "edge.headersRuleset",
    properties: { rules: [] },
    refusedBy: "EDGE-02",
    says: "header Strict-Transport-Security must be",
  },
  {
    what: "alarms that tell nobody",
    target: "alarms.alarm",
    properties: { alarmActions: [] },
    refusedBy: "ALR-06",
    says: "alarmActions must be a topic that somebody listens to; got no topic",
  },
  {
    what: "alarms whose actions are switched off",
    target: "alarms.alarm",
    properties: { actionsEnabled: false },
    refusedBy: "ALR-06",
    says: "alarmActions must be a topic that somebody listens to; got no topic",
  },
  {
    what: "alarms that a stranger gets by mail",
    target: "topics.subscription",
    properties: { endpoint: "stranger@elsewhere.example" },
    refusedBy: "ALR-06",
    says: "endpoint must be one of notify.emails; got another one",
  },
  {
    what: "topics that refuse what EventBridge tells them",
    target: "topics.topicPolicy",
    properties: {
      policy: document({
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "*",
      }),
    },
    refusedBy: "ALR-06",
    says: "policy must be one that lets events.amazonaws.com publish; got none that does",
  },
  {
    what: "alarms that do not say what to do",
    target: "alarms.alarm",
    properties: { alarmDescription: "It is broken." },
    refusedBy: "ALR-06",
    says: "alarmDescription must be what is wrong and what to do first",
  },
  {
    what: "alerts with another figure",
    target: "alarms.alarm",
    properties: { threshold: 1_000_000 },
    refusedBy: "ALR-02",
    says: "threshold must be 5; got 1000000",
  },
  {
    what: "vital signs with a figure that is never reached",
    target: "alarms.alarm",
    properties: { threshold: 1_000_000 },
    refusedBy: "OBS-09",
    says: '"vital-database-cpu" threshold must be 1 to 95; got 1000000',
    apartFrom: "probes.healthCheck",
  },
  {
    what: "failures from outside at a figure that is never reached",
    target: "alarms.alarm",
    properties: { threshold: 1_000_000 },
    refusedBy: "OBS-09",
    says: '"availability-outside-fast-60m" threshold must be 0 to 1.44; got 1000000',
    apartFrom: "probes.healthCheck",
  },
  {
    what: "tasks that nobody counts",
    target: "cluster.cluster",
    properties: { settings: [{ name: "containerInsights", value: "disabled" }] },
    refusedBy: "OBS-09", // without `says`: the override is to be taken out
  },
  {
    what: "failed copies with a figure that is never reached",
    target: "alarms.alarm",
    properties: { threshold: 1_000_000 },
    refusedBy: "BAK-01",
    says: '"backup-alarms-copy-failed" threshold must be 0; got 1000000',
    apartFrom: "backup.plan", // whose vault those of the table do not know
  },
  {
    what: "windows of availability that nothing joins",
    target: "alarms.compositeAlarm",
    properties: { alarmRule: 'ALARM("never")' },
    refusedBy: "OBS-09",
    says: "composite alarm must be one that joins those over 60 and 5 minutes; got none",
    apartFrom: "alarms.alarm",
  },
  {
    what: "dumps of whose end nobody hears",
    target: "alarms.metricFilter",
    properties: { pattern: '{ $.event = "never" }' },
    refusedBy: "BAK-12",
    says: "logs must be ones of which a metric filter counts the last line; got no such filter",
  },
  {
    what: "alerts over lines that never come",
    target: "alarms.metricFilter",
    properties: { pattern: '{ $.event = "never" }' },
    refusedBy: "ALR-02",
    says: 'pattern must be { $.event = "stock_lock_timeout" }; got another',
  },
  {
    what: "topics in clear",
    target: "topics.topic",
    properties: { kmsMasterKeyId: null },
    refusedBy: "ENC-01",
  },
  {
    what: "probes in clear",
    target: "probes.healthCheck",
    masks: true,
    properties: { type: "HTTP", port: 80, enableSni: false },
    refusedBy: "OBS-06",
  },
  {
    what: "probes that are switched off",
    target: "probes.healthCheck",
    masks: true,
    properties: { disabled: true },
    refusedBy: "OBS-06",
  },
  {
    what: "probes that take an outage for health",
    target: "probes.healthCheck",
    masks: true,
    properties: { invertHealthcheck: true },
    refusedBy: "OBS-06",
  },
  {
    what: "probes that never see an outage",
    target: "probes.healthCheck",
    masks: true,
    properties: { disabled: true },
    refusedBy: "OBS-09",
  },
  {
    what: "alarms that rise when a probe is well",
    target: "alarms.alarm",
    properties: { comparisonOperator: "GreaterThanThreshold", treatMissingData: "notBreaching" },
    refusedBy: "OBS-09",
    says: "comparisonOperator must be LessThanThreshold 1; got GreaterThanThreshold",
    apartFrom: "probes.healthCheck",
  },
  {
    what: "probes that wait for ten failures",
    target: "probes.healthCheck",
    masks: true,
    properties: { failureThreshold: 10 },
    refusedBy: "OBS-09",
    says: "detection must be under 300 s; got 420 s",
  },
  {
    what: "deployments that nobody hears of",
    target: "deployments.rule",
    properties: { state: "DISABLED" },
    refusedBy: "DEL-05",
    says: "SERVICE_DEPLOYMENT_FAILED must be told; got no rule",
  },
  {
    what: "saved queries over no log",
    target: "queries.query",
    properties: { logGroupNames: [] },
    refusedBy: "OBS-02",
  },
  {
    what: "saved queries over another log",
    target: "queries.query",
    properties: { logGroupNames: ["aws-waf-logs-warungin-production"] },
    refusedBy: "OBS-02",
  },
  {
    what: "saved queries for any line",
    target: "queries.query",
    properties: { queryString: "fields @message | limit 1" },
    refusedBy: "OBS-02",
  },
  {
    what: "dashboards of one text",
    target: "dashboards.dashboard",
    properties: {
      dashboardBody:
        '{"widgets":[{"type":"text","width":6,"height":3,"properties":{"markdown":"All is well"}}]}',
    },
    refusedBy: "OBS-04",
  },
  {
    what: "dashboards that show nothing",
    target: "dashboards.dashboard",
    properties: { dashboardBody: '{"widgets":[]}' },
    refusedBy: "OBS-04",
  },
  {
    what: "a tunnel that leads to another port than the tool's",
    target: "tunnels.config",
    properties: {
      config: {
        ingresses: [
          { hostname: "tools.warungin.example", service: "http://127.0.0.1:9000" },
          { service: "http_status:404" },
        ],
      },
    },
    refusedBy: "EDGE-19",
    says: "must be http://127.0.0.1:8090; got http://127.0.0.1:9000",
  },
  {
    what: "a load balancer that asks nobody for a certificate",
    target: "ingress.listener",
    properties: { mutualAuthentication: null },
    refusedBy: "EDGE-19",
  },
  {
    what: "a load balancer that takes certificates past their end",
    target: "ingress.listener",
    properties: { mutualAuthentication: { ignoreClientCertificateExpiry: true } },
    refusedBy: "EDGE-19",
  },
  {
    what: "an edge that shows no certificate",
    target: "origin-pull.switch",
    properties: { enabled: false },
    refusedBy: "EDGE-19",
  },
  {
    what: "a trust store with a stranger's authority",
    target: "origin-pull.bundle",
    properties: { content: "-----BEGIN CERTIFICATE-----" },
    refusedBy: "EDGE-19",
    says: "must be the authority that signs the edge's certificate; got another",
  },
  {
    what: "a certificate whose end nobody hears of",
    target: "origin-pull.notification",
    properties: { enabled: false },
    refusedBy: "EDGE-19",
    says: "end must be announced to somebody; got not announced",
  },
  {
    what: "admin routes open to all addresses",
    target: "edge.firewallRuleset",
    properties: { rules: [] },
    refusedBy: "EDGE-14",
    says: "must be refused to every address outside a short list; got open to 0.1.2.3",
  },
  {
    what: "admin routes open to somebody else's addresses too",
    target: "edge.firewallRuleset",
    properties: {
      rules: [
        {
          ref: "admin_addresses",
          expression:
            'http.host eq "api.warungin.example" and starts_with(lower(http.request.uri.path), "/api/admin") and not ip.src in {203.0.113.0/24 198.51.100.0/24}',
          action: "block",
        },
      ],
    },
    refusedBy: "EDGE-14",
    says: "must be refused to every address outside admin.allowedCidrs; got open to 198.51.100.0",
  },
  {
    what: "a login that everybody passes",
    target: "admin-access.policy",
    properties: { includes: [{ everyone: {} }] },
    refusedBy: "EDGE-15",
  },
  {
    what: "a login that lasts for a month",
    target: "admin-access.policy",
    properties: { sessionDuration: "720h" },
    refusedBy: "EDGE-15",
  },
  {
    what: "a login before another route",
    target: "admin-access.application",
    properties: { destinations: [{ type: "public", uri: "api.warungin.example/elsewhere" }] },
    refusedBy: "EDGE-15",
    says: "must be behind an application of Cloudflare Access with a policy; got no login",
  },
  {
    what: "a cache that keeps everything",
    target: "edge.cacheRuleset",
    properties: {
      rules: [{ expression: "true", action: "set_cache_settings", actionParameters: { cache: true } }],
    },
    refusedBy: "EDGE-18",
    says: "rules of the cache must be for files alone; got",
  },
  {
    what: "a firewall that writes credentials into its log",
    target: "firewall.logging",
    properties: { redactedFields: [] },
    refusedBy: "SEC-01",
    says: "headers with credentials must be redacted; got authorization, cookie in clear",
  },
  {
    what: "a firewall that does not write down what it refuses",
    target: "firewall.logging",
    properties: {
      loggingFilter: {
        defaultBehavior: "DROP",
        filters: [
          {
            behavior: "KEEP",
            requirement: "MEETS_ANY",
            conditions: [{ actionCondition: { action: "COUNT" } }],
          },
        ],
      },
    },
    refusedBy: "OBS-01",
    says: "refused requests must be written down; got left out by loggingFilter",
  },
  {
    what: "backups by a role that may do nothing",
    target: "backup.rolePolicy",
    properties: { policy: document({ Effect: "Deny", Action: "*", Resource: "*" }) },
    refusedBy: "BAK-01",
    says: "role of AWS Backup must be one that AWS Backup assumes and that may take the plan's snapshots; got backup-role, which may not",
  },
  {
    what: "backups by a role that AWS Backup cannot assume",
    target: "backup.role",
    properties: {
      assumeRolePolicy: document({
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
    },
    refusedBy: "BAK-01",
    says: "got backup-role, which lets in no backup.amazonaws.com",
  },
  {
    what: "a bypass that leaves webhooks to the browser check",
    target: "edge.firewallRuleset",
    properties: {
      rules: [
        {
          ref: "bypass",
          expression: 'http.host eq "api.warungin.example"',
          action: "skip",
          actionParameters: { ruleset: "current", phases: ["http_ratelimit"] },
        },
      ],
    },
    refusedBy: "EDGE-21",
    says: "must be let through by every rule; got stopped by the browser integrity check",
  },
  {
    what: "a zone without signatures",
    target: "zone.dnssec",
    properties: { status: "disabled" },
    refusedBy: "EDGE-16",
  },
  {
    what: "certificates from every authority",
    target: "zone.record",
    properties: { name: "elsewhere.warungin.example" },
    refusedBy: "EDGE-16",
    says: "must be one authority or more; got everybody",
  },
  {
    what: "a default group that lets in",
    target: "network.defaultSecurityGroup",
    properties: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] },
    refusedBy: "NET-09",
    says: "network-default-group rules must be none; got 1",
  },
  {
    what: "groups open to the world",
    target: "access.ingressRule",
    properties: { cidrIpv4: "0.0.0.0/0", referencedSecurityGroupId: null },
    refusedBy: "NET-01",
    says: "access-database-from-dump must be open to the services' security groups only; got 0.0.0.0/0",
  },
  {
    what: "tasks that a network beside the edge reaches",
    target: "access.ingressRule.service-api-from-load-balancer",
    properties: { cidrIpv4: "93.184.0.0/16", referencedSecurityGroupId: null },
    refusedBy: "NET-03",
    says: "access-service-api-from-load-balancer must be open to the groups of the load balancer",
  },
  {
    what: "AWS's policy for administrators",
    target: "api.taskRole",
    properties: { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
    refusedBy: "GOV-03",
  },
  {
    what: "a role that everybody may assume",
    target: "api.executionRole",
    properties: { assumeRolePolicy: document({ Principal: { AWS: "*" }, Action: "sts:AssumeRole" }) },
    refusedBy: "GOV-03",
  },
  {
    what: "images that everybody may pull",
    target: "registry.repositoryPolicy",
    properties: { policy: document({ Principal: "*", Action: "ecr:BatchGetImage" }) },
    refusedBy: "GOV-03",
  },
  {
    what: "another service's secret in an inline policy",
    target: "web.taskRole",
    properties: {
      inlinePolicies: [
        {
          name: "more",
          policy: document({ Action: "secretsmanager:GetSecretValue", Resource: OTHERS_SECRET }),
        },
      ],
    },
    refusedBy: "SEC-08",
  },
  { what: "logs kept a week", target: "logs.group", properties: { retentionInDays: 7 }, refusedBy: "OBS-01" },
  {
    what: "a network without its tags",
    target: "network.vpc",
    properties: { tags: null },
    refusedBy: "GOV-01",
  },
  {
    what: "a trail whose files nobody can validate",
    target: "records.trail",
    properties: { enableLogFileValidation: false },
    refusedBy: "OBS-10",
  },
  {
    what: "a trail of one region",
    target: "records.trail",
    properties: { isMultiRegionTrail: false },
    refusedBy: "OBS-10",
  },
  {
    what: "a trail that is switched off",
    target: "records.trail",
    properties: { enableLogging: false },
    refusedBy: "OBS-10",
  },
  {
    what: "a detector of the recovery region that is suspended",
    target: "threats.detector.ap-southeast-1",
    properties: { enable: false },
    refusedBy: "OBS-10",
    says: "detector of ap-southeast-1 must be declared and on; got one that is suspended",
  },
  {
    what: "rules over findings whose pattern means none",
    target: "threats.rule",
    properties: {
      eventPattern: JSON.stringify({
        source: ["aws.guardduty"],
        "detail-type": ["GuardDuty Finding"],
        detail: { severity: [{ numeric: [">", 10] }] },
      }),
    },
    refusedBy: "OBS-10",
    says: "findings of ap-southeast-3 must be told",
  },
  {
    what: "findings of the recovery region that are handed to nobody",
    target: "threats.rule.ap-southeast-1",
    properties: { state: "DISABLED" },
    refusedBy: "OBS-10",
    says: "findings of ap-southeast-1 must be told",
  },
  {
    what: "a recorder of one kind of resource",
    target: "records.recorder",
    properties: {
      recordingGroup: {
        allSupported: false,
        includeGlobalResourceTypes: false,
        resourceTypes: ["AWS::EC2::Instance"],
      },
    },
    refusedBy: "OBS-10",
  },
  {
    what: "a budget that tells nobody",
    target: "budget.budget",
    properties: { notifications: [] },
    refusedBy: "GOV-02",
  },
  {
    what: "a budget of a year",
    target: "budget.budget",
    properties: { timeUnit: "ANNUALLY" },
    refusedBy: "GOV-02",
  },
  {
    what: "records of the account under S3's own keys",
    target: "records.encryption",
    properties: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
    refusedBy: "ENC-01",
    says: "default encryption must be a customer-managed key; got S3's own keys",
  },
  {
    what: "records of the account in another region",
    target: "records.bucket",
    properties: { region: "us-east-1" },
    refusedBy: "GOV-04",
  },
  {
    what: "records that everybody may read",
    target: "records.bucketPolicy",
    properties: {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "All",
            Effect: "Allow",
            Principal: "*",
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::a/*",
          },
        ],
      }),
    },
    refusedBy: "GOV-03",
  },
  {
    what: "alerts in clear",
    target: "topics.topic",
    properties: { kmsMasterKeyId: null },
    refusedBy: "ENC-01",
  },
  {
    what: "images under ECR's own keys",
    target: "registry.repository",
    properties: { encryptionConfigurations: [{ encryptionType: "AES256" }] },
    refusedBy: "ENC-01",
  },
  {
    what: "snapshots under AWS's own key",
    target: "backup.vault",
    properties: { kmsKeyArn: null },
    refusedBy: "ENC-02",
  },
  {
    what: "a cache in a version past its end",
    target: "cache.replicationGroup",
    properties: { engine: "redis", engineVersion: "5.0.6" },
    refusedBy: "DAT-07",
  },
  {
    what: "a role that may do everything",
    target: "api.executionPolicy",
    properties: {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Sid: "All", Effect: "Allow", Action: "*", Resource: "*" }],
      }),
    },
    refusedBy: "GOV-03",
  },
  {
    what: "a vault that forgets after a day",
    target: "backup.vaultLock",
    properties: { minRetentionDays: 1 },
    refusedBy: "BAK-08",
  },
  {
    what: "daily copies kept a week",
    target: "backup.plan",
    properties: { rules: [{ ...SNAPSHOT, lifecycle: { deleteAfter: 7 } }] },
    refusedBy: "BAK-03",
    says: "daily snapshots must be kept at least 30 days; got 7 days",
  },
  {
    what: "no copy kept a year",
    target: "backup.plan",
    properties: { rules: [{ ...SNAPSHOT, lifecycle: { deleteAfter: 30 } }] },
    refusedBy: "BAK-04",
    says: "monthly snapshots must be kept at least 365 days",
  },
  {
    what: "copies that stay in their region",
    target: "backup.replication",
    properties: { region: "ap-southeast-3" },
    refusedBy: "BAK-02",
    says: "automated backups replication must be declared in another region",
  },
  {
    what: "a plan that backs something else up",
    target: "backup.selection",
    properties: { resources: ["arn:aws:rds:ap-southeast-3:444455556666:db:other"] },
    refusedBy: "BAK-02",
    apartFrom: "backup.plan", // which then copies nothing of the database
    says: "snapshots must be taken by a plan; got nothing",
  },
  {
    what: "two owners of point-in-time recovery",
    target: "backup.plan",
    properties: { rules: [{ ...SNAPSHOT, enableContinuousBackup: true, lifecycle: { deleteAfter: 35 } }] },
    refusedBy: "BAK-06",
  },
  {
    what: "dumps that can be overwritten",
    target: "dump.versioning",
    properties: { versioningConfiguration: { status: "Suspended" } },
    refusedBy: "BAK-09",
    says: "versioning must be Enabled; got Suspended",
  },
  {
    what: "dumps that may be published",
    target: "dump.publicAccessBlock",
    properties: { blockPublicPolicy: false },
    refusedBy: "BAK-09",
  },
  {
    what: "dumps without an end",
    target: "dump.lifecycle",
    properties: { rules: [{ id: "expire", status: "Disabled", filter: {}, expiration: { days: 30 } }] },
    refusedBy: "BAK-09",
    says: "lifecycle of objects must be declared; got nothing",
  },
  {
    what: "dumps that go after a day",
    target: "dump.lifecycle",
    properties: {
      rules: [
        {
          ...{ id: "expire", status: "Enabled", filter: {}, expiration: { days: 1 } },
          noncurrentVersionExpiration: { noncurrentDays: 1 },
        },
      ],
    },
    refusedBy: "BAK-09",
    says: "expiration.days must be at least 30 days; got 1 days",
  },
  {
    what: "a lock that fails the snapshots of a year",
    target: "backup.vaultLock",
    properties: { maxRetentionDays: 31 },
    refusedBy: "BAK-08",
    says: "maxRetentionDays must be absent or at least 365 days; got 31 days",
  },
  {
    what: "a day of backups in the other region",
    target: "backup.replication",
    properties: { retentionPeriod: 1 },
    refusedBy: "BAK-02",
    says: "retentionPeriod must be at least 30 days; got 1 days",
  },
  {
    what: "a budget that nobody can spend",
    target: "budget.budget",
    properties: { limitAmount: "1000000000" },
    refusedBy: "GOV-02",
    says: "limitAmount must be at most 600 USD",
  },
  {
    what: "a budget of one service",
    target: "budget.budget",
    properties: { costFilters: [{ name: "Service", values: ["Amazon S3"] }] },
    refusedBy: "GOV-02",
    says: "costFilters must be left out",
  },
  {
    what: "a trail without management events",
    target: "records.trail",
    properties: { eventSelectors: [{ includeManagementEvents: false, readWriteType: "ReadOnly" }] },
    refusedBy: "OBS-10",
    says: "eventSelectors must be all management events",
  },
  {
    what: "a dump that dumps nothing",
    target: "dump.container",
    properties: { command: ["true"] },
    refusedBy: "BAK-12",
    says: "must be one that runs pg_dump or pg_dumpall",
  },
  {
    what: "a dump whose half is uploaded as a whole one",
    target: "dump.container",
    properties: {
      command: ["bash", "-euo", "pipefail", "-c", 'pg_dump | aws s3 cp - "s3://$BACKUP_BUCKET/dump"'],
    },
    refusedBy: "BAK-12",
    says: "uploads nothing under the dump's name unless the dump ended well",
  },
  {
    what: "dumps that end",
    target: "dump.schedule",
    properties: { endDate: "2087-01-01T00:00:00Z" },
    refusedBy: "BAK-12",
    says: "endDate must be absent",
  },
  {
    what: "a database that takes its backups along",
    target: "database.instance",
    properties: { deleteAutomatedBackups: true },
    refusedBy: "DAT-03",
  },
  {
    what: "a selection that leaves databases out",
    target: "backup.selection",
    properties: { notResources: ["arn:aws:rds:*"] },
    refusedBy: "BAK-02",
    says: "snapshots must be taken by a plan; got nothing",
  },
  {
    what: "dumps that everybody reads",
    target: "dump.bucket",
    properties: { acl: "public-read" },
    refusedBy: "BAK-09",
    says: "acl must be private",
  },
  {
    what: "a recorder that leaves roles out",
    target: "records.recorder",
    properties: { recordingGroup: { exclusionByResourceTypes: [{ resourceTypes: ["AWS::IAM::Role"] }] } },
    refusedBy: "OBS-10",
    says: "exclusionByResourceTypes must be without a type",
  },
  {
    what: "dumps every Sunday",
    target: "dump.schedule",
    properties: { scheduleExpression: "cron(0 1 ? * SUN *)" },
    refusedBy: "BAK-12",
  },
  {
    what: "dumps beside their database",
    target: "dump.bucket",
    properties: { region: "ap-southeast-3" },
    refusedBy: "BAK-12",
    says: "bucket must be in another region; got in the same region",
  },
  {
    what: "a bucket that answers plain requests",
    target: "dump.bucketPolicy",
    properties: {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Deny", Principal: "*", Action: "s3:DeleteBucket", Resource: "arn:aws:s3:::dumps" },
        ],
      }),
    },
    refusedBy: "ENC-06",
  },
  {
    what: "limits that Cloudflare has forgotten",
    target: "edge.limitsRuleset",
    properties: { rules: [] },
    refusedBy: "EDGE-11",
    says: "/api/auth/login must be at most 10 requests a minute and address; got ",
  },
  {
    what: "a firewall on the load balancer without rules",
    target: "firewall.webAcl",
    properties: { rules: [] },
    refusedBy: "EDGE-13",
    says: "/* must be limited by address; got without a limit",
  },
  {
    what: "no rules of others for known attacks",
    target: "edge.managedRuleset",
    properties: { rules: [] },
    refusedBy: "EDGE-08",
    says: "managed rules must be on and blocking in one layer; got 0 of 2",
  },
  {
    what: "a login limit that never counts",
    target: "edge.limitsRuleset",
    properties: {
      rules: [
        {
          ref: "limit_login",
          expression: "true",
          action: "block",
          ratelimit: {
            ...{ characteristics: ["cf.colo.id", "ip.src"], period: 60, requestsPerPeriod: 10 },
            ...{ mitigationTimeout: 60, requestsToOrigin: true },
          },
        },
      ],
    },
    refusedBy: "EDGE-11",
    says: "/api/auth/login must be at most 10 requests a minute and address; got ",
  },
  {
    what: "rules of others that ask instead of refusing",
    target: "edge.managedRuleset",
    properties: {
      rules: [
        {
          ref: "managed_cloudflare",
          expression: "true",
          action: "execute",
          actionParameters: {
            id: "efb7b8c949ac4650a09736fc376e9aee",
            overrides: { action: "managed_challenge" },
          },
        },
      ],
    },
    refusedBy: "EDGE-08",
    says: "managed rules must be on and blocking in one layer; got 0 of 2",
  },
  {
    what: "a bookmark for a login",
    target: "admin-access.application",
    properties: { type: "bookmark" },
    refusedBy: "EDGE-15",
    says: "must be behind an application of Cloudflare Access with a policy; got no login",
  },
  {
    what: "health routes that are challenged",
    target: "edge.firewallRuleset",
    properties: { rules: [{ ref: "bots", expression: "true", action: "managed_challenge" }] },
    refusedBy: "EDGE-21",
    says: "must be let through by every rule; got stopped by bots",
  },
  {
    what: "alerts whose comparison is turned round",
    target: "alarms.alarm",
    properties: { comparisonOperator: "LessThanThreshold" },
    refusedBy: "ALR-02",
    says: "comparisonOperator must be GreaterThanThreshold; got LessThanThreshold",
  },
  {
    what: "alerts that watch another metric",
    target: "alarms.alarm",
    masks: true,
    apartFrom: "probes.healthCheck", // whose alarms then watch something else
    properties: {
      ...{ metricQueries: null, dimensions: null, extendedStatistic: null },
      ...{ namespace: "AWS/Lambda", metricName: "Errors", statistic: "Sum", period: 300 },
    },
    refusedBy: "ALR-02",
    says: "HTTPCode_Target_5XX_Count, RequestCount; got Errors",
  },
  {
    what: "a notifier that knows nobody to tell",
    target: "notifier.function",
    properties: { environment: { variables: { SLACK_SECRET_ARN: null, PAGERDUTY_SECRET_ARN: null } } },
    refusedBy: "ALR-02",
    says: "reaches slack, pagerduty, email; got email",
  },
  {
    what: "a notifier that Lambda never runs",
    target: "notifier.function",
    masks: true,
    properties: { reservedConcurrentExecutions: 0 },
    refusedBy: "ALR-02",
    says: "reaches slack, pagerduty, email; got email",
  },
  {
    what: "mail that takes no message",
    target: "topics.subscription",
    properties: { filterPolicy: JSON.stringify({ never: ["never"] }) },
    refusedBy: "ALR-02",
    says: "reaches slack, pagerduty, email; got slack, pagerduty",
  },
  {
    what: "probes of an address instead of the hostname",
    target: "probes.healthCheck",
    masks: true,
    properties: { ipAddress: "192.0.2.1" },
    refusedBy: "OBS-06",
  },
  {
    what: "probes that never ask the hostname's address",
    target: "probes.healthCheck",
    masks: true,
    properties: { ipAddress: "192.0.2.1" },
    refusedBy: "OBS-09",
  },
];

/** Milliseconds for the runs of all batches, on a machine that has other work too. */
const PATIENCE = 10 * 60_000;

/** Settings that can be weakened in one update: what refuses each of them can be told apart. */
function batches(table: readonly Weakened[]): readonly (readonly Weakened[])[] {
  const found: Weakened[][] = [];
  for (const one of table) {
    const free = found.find((batch) => batch.every((other) => canShare(one, other)));
    if (free === undefined) found.push([one]);
    else free.push(one);
  }
  return found;
}

function canShare(one: Weakened, other: Weakened): boolean {
  if (one.apartFrom === wordOf(other) || other.apartFrom === wordOf(one)) return false;
  const sameWord = wordOf(one) === wordOf(other);
  const same = sameWord && isDeepStrictEqual(one.properties, other.properties);
  if (one.refusedBy === other.refusedBy && !(same && one.says !== other.says)) {
    if (sameWord || (one.says !== undefined && other.says !== undefined)) return false;
  }
  if (!sameWord || same) return true;
  const masked = one.masks === true || other.masks === true;
  return !masked && Object.keys(one.properties).every((name) => !(name in other.properties));
}

/** `<component>.<child>`, without the one resource that a target may name. */
function wordOf({ target }: Weakened): string {
  return target.split(".").slice(0, 2).join(".");
}

function overridesOf(batch: readonly Weakened[]): Readonly<Record<string, unknown>> {
  const overrides: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const { target, properties } of batch) overrides[target] = { ...overrides[target], ...properties };
  return overrides;
}

/** Whether that message of the row is about this setting. */
function isAbout({ says, properties, ...one }: Weakened, message: string): boolean {
  if (!message.startsWith(`${one.refusedBy}: `)) return false;
  if (says !== undefined) return message.includes(says);
  const word = wordOf({ ...one, properties });
  return Object.keys(properties).some((name) => message.includes(`Take ${name} out of overrides.${word}`));
}

interface Refusal {
  /** Of mandatory rows. */
  readonly messages: readonly string[];
  readonly exitCode: number | null;
}

/** The command itself, in a process of its own: what a person or CI would get. */
async function slipwayUp(folder: RehearsalFolder): Promise<Refusal> {
  const args = [SLIPWAY, "up", "--stack", "production", "--json", "--config", folder.dir];
  const child = spawn(process.execPath, args);
  let output = "";
  child.stdout.on("data", (text) => {
    output += String(text);
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const document = JSON.parse(output) as {
    violations?: readonly { mandatory: boolean; message: string }[];
    problems?: readonly { readonly text: string }[];
  };
  // Another refusal would keep the last rules from being asked.
  if (document.problems?.length !== 0)
    throw new Error(`the run failed: ${document.problems?.map(({ text }) => text).join("; ")}`);
  const mandatory = (document.violations ?? []).filter((one) => one.mandatory);
  return { messages: mandatory.map(({ message }) => message), exitCode };
}

/** The same in this process, for the batches after the first. */
async function refusalOf(open: OpenStack): Promise<Refusal> {
  const { exitCode, run } = await open.up();
  const mandatory = run.log.violations.filter((one) => one.mandatory);
  return { messages: mandatory.map(({ message }) => message), exitCode };
}

/** The simulated account's file is written at the first change. */
function isUntouched(folder: RehearsalFolder): boolean {
  return !readdirSync(join(folder.dir, ".slipway", "rehearsal", "cloud")).some((name) =>
    name.startsWith("aws-"),
  );
}

describe("a security setting weakened by an override", () => {
  let folder: RehearsalFolder;
  let asDeclared: Run;
  const refusals = new Map<Weakened, Refusal>();

  beforeAll(async () => {
    folder = rehearsalFolder();
    const keep = (batch: readonly Weakened[], refusal: Refusal) => {
      for (const one of batch) refusals.set(one, refusal);
    };
    const [first = [], ...others] = batches(TABLE);
    folder.edit("production", ["overrides"], overridesOf(first));
    keep(first, await slipwayUp(folder));
    await withStack(folder, "production", async (open) => {
      for (const batch of others) {
        folder.edit("production", ["overrides"], overridesOf(batch));
        open.reread();
        keep(batch, await refusalOf(open));
      }
      folder.edit("production", ["overrides"], undefined);
      open.reread();
      asDeclared = await open.preview();
    });
  }, PATIENCE);
  afterAll(() => folder.remove());

  it.each(TABLE.map((one) => ({ ...one, one })))("is refused by $refusedBy: $what", ({ one, refusedBy }) => {
    const refusal = refusals.get(one);
    const ofRow = refusal?.messages.filter((message) => message.startsWith(`${refusedBy}: `)) ?? [];
    // A failure shows what the row said instead.
    expect(ofRow.some((message) => isAbout(one, message)) ? [] : [one.says ?? one.target, ...ofRow]).toEqual(
      [],
    );
    expect(refusal?.exitCode).toBe(3);
  });

  it("is refused before anything is made", () => {
    expect(isUntouched(folder)).toBe(true);
  });

  it("is judged for itself: no row refuses the stack as it is declared", () => {
    expect(asDeclared.problems).toEqual([]);
    expect(asDeclared.log.violations.filter((one) => one.mandatory)).toEqual([]);
  });
});
