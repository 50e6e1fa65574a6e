import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type RehearsalFolder, rehearsalFolder, withStack } from "./rehearsal.ts";

const SLIPWAY = fileURLToPath(new URL("../../bin/slipway.js", import.meta.url));

/** One security setting of the production stack, weakened by an override, and the row of the checklist that refuses it. */
interface Weakened {
  readonly what: string;
  readonly target: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly refusedBy: string;
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
  },
  {
    what: "responses without the headers",
    target: "edge.headersRuleset",
    properties: { rules: [] },
    refusedBy: "EDGE-02",
  },
  {
    what: "alarms that tell nobody",
    target: "alarms.alarm",
    properties: { alarmActions: [] },
    refusedBy: "ALR-06",
  },
  {
    what: "alarms whose actions are switched off",
    target: "alarms.alarm",
    properties: { actionsEnabled: false },
    refusedBy: "ALR-06",
  },
  {
    what: "alarms that do not say what to do",
    target: "alarms.alarm",
    properties: { alarmDescription: "It is broken." },
    refusedBy: "ALR-06",
  },
  {
    what: "alerts with another figure",
    target: "alarms.alarm",
    properties: { threshold: 1_000_000 },
    refusedBy: "ALR-02",
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
    properties: { type: "HTTP", port: 80, enableSni: false },
    refusedBy: "OBS-06",
  },
  {
    what: "probes that are switched off",
    target: "probes.healthCheck",
    properties: { disabled: true },
    refusedBy: "OBS-06",
  },
  {
    what: "probes that take an outage for health",
    target: "probes.healthCheck",
    properties: { invertHealthcheck: true },
    refusedBy: "OBS-06",
  },
  {
    what: "probes that never see an outage",
    target: "probes.healthCheck",
    properties: { disabled: true },
    refusedBy: "OBS-09",
  },
  {
    what: "alarms that rise when a probe is well",
    target: "alarms.alarm",
    properties: { comparisonOperator: "GreaterThanThreshold", treatMissingData: "notBreaching" },
    refusedBy: "OBS-09",
  },
  {
    what: "probes that wait for ten failures",
    target: "probes.healthCheck",
    properties: { failureThreshold: 10 },
    refusedBy: "OBS-09",
  },
  {
    what: "deployments that nobody hears of",
    target: "deployments.rule",
    properties: { state: "DISABLED" },
    refusedBy: "DEL-05",
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
  },
  {
    what: "a certificate whose end nobody hears of",
    target: "origin-pull.notification",
    properties: { enabled: false },
    refusedBy: "EDGE-19",
  },
  {
    what: "admin routes open to all addresses",
    target: "edge.firewallRuleset",
    properties: { rules: [] },
    refusedBy: "EDGE-14",
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
  },
  {
    what: "a default group that lets in",
    target: "network.defaultSecurityGroup",
    properties: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] },
    refusedBy: "NET-09",
  },
  {
    what: "groups open to the world",
    target: "access.ingressRule",
    properties: { cidrIpv4: "0.0.0.0/0", referencedSecurityGroupId: null },
    refusedBy: "NET-01",
  },
  {
    what: "tasks that a network beside the edge reaches",
    target: "access.ingressRule.service-api-from-load-balancer",
    properties: { cidrIpv4: "93.184.0.0/16", referencedSecurityGroupId: null },
    refusedBy: "NET-03",
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
  },
  {
    what: "findings of the recovery region that are handed to nobody",
    target: "threats.rule.ap-southeast-1",
    properties: { state: "DISABLED" },
    refusedBy: "OBS-10",
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
  },
  {
    what: "no copy kept a year",
    target: "backup.plan",
    properties: { rules: [{ ...SNAPSHOT, lifecycle: { deleteAfter: 30 } }] },
    refusedBy: "BAK-04",
  },
  {
    what: "copies that stay in their region",
    target: "backup.replication",
    properties: { region: "ap-southeast-3" },
    refusedBy: "BAK-02",
  },
  {
    what: "a plan that backs something else up",
    target: "backup.selection",
    properties: { resources: ["arn:aws:rds:ap-southeast-3:444455556666:db:other"] },
    refusedBy: "BAK-02",
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
  },
  {
    what: "a firewall on the load balancer without rules",
    target: "firewall.webAcl",
    properties: { rules: [] },
    refusedBy: "EDGE-13",
  },
  {
    what: "no rules of others for known attacks",
    target: "edge.managedRuleset",
    properties: { rules: [] },
    refusedBy: "EDGE-08",
  },
  {
    what: "health routes that are challenged",
    target: "edge.firewallRuleset",
    properties: { rules: [{ ref: "bots", expression: "true", action: "managed_challenge" }] },
    refusedBy: "EDGE-21",
  },
  {
    what: "alerts whose comparison is turned round",
    target: "alarms.alarm",
    properties: { comparisonOperator: "LessThanThreshold" },
    refusedBy: "ALR-02",
  },
  {
    what: "alerts that watch another metric",
    target: "alarms.alarm",
    properties: {
      ...{ metricQueries: null, dimensions: null, extendedStatistic: null },
      ...{ namespace: "AWS/Lambda", metricName: "Errors", statistic: "Sum", period: 300 },
    },
    refusedBy: "ALR-02",
  },
  {
    what: "a notifier that knows nobody to tell",
    target: "notifier.function",
    properties: { environment: { variables: { SLACK_SECRET_ARN: null, PAGERDUTY_SECRET_ARN: null } } },
    refusedBy: "ALR-02",
  },
];

/** Milliseconds for one run of the command for each batch, on a machine that has other work too. */
const PATIENCE = 10 * 60_000;

/** Settings that can be weakened in one preview: no two touch the same resource or are refused by the same row. */
function batches(table: readonly Weakened[]): readonly (readonly Weakened[])[] {
  const found: Weakened[][] = [];
  for (const one of table) {
    const free = found.find((batch) =>
      batch.every((other) => wordOf(other) !== wordOf(one) && other.refusedBy !== one.refusedBy),
    );
    if (free === undefined) found.push([one]);
    else free.push(one);
  }
  return found;
}

/** `<component>.<child>`, without the one resource that a target may name. */
function wordOf({ target }: Weakened): string {
  return target.split(".").slice(0, 2).join(".");
}

interface Refusal {
  readonly rows: readonly string[];
  readonly exitCode: number | null;
  readonly output: string;
}

/** The command itself, in a process of its own: what a person or CI would get. */
async function slipwayUp(folder: RehearsalFolder): Promise<Refusal> {
  const child = spawn(process.execPath, [
    SLIPWAY,
    "up",
    "--stack",
    "production",
    "--json",
    "--config",
    folder.dir,
  ]);
  let output = "";
  child.stdout.on("data", (text) => {
    output += String(text);
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  const document = JSON.parse(output) as {
    violations?: readonly { mandatory: boolean; message: string }[];
    problems?: readonly string[];
  };
  // Another refusal would keep the last rules from being asked.
  if (document.problems?.length !== 0) throw new Error(`the run failed: ${document.problems?.join("; ")}`);
  const mandatory = (document.violations ?? []).filter((one) => one.mandatory);
  return { rows: mandatory.map((one) => one.message.split(":")[0] ?? ""), exitCode, output };
}

/** The simulated account's file is written at the first change. */
function isUntouched(folder: RehearsalFolder): boolean {
  return !readdirSync(join(folder.dir, ".slipway", "rehearsal", "cloud")).some((name) =>
    name.startsWith("aws-"),
  );
}

describe("a security setting weakened by an override", () => {
  let folder: RehearsalFolder;
  const refusals = new Map<Weakened, Refusal>();

  beforeAll(async () => {
    folder = rehearsalFolder();
    for (const batch of batches(TABLE)) {
      const overrides = Object.fromEntries(batch.map(({ target, properties }) => [target, properties]));
      folder.edit("production", ["overrides"], overrides);
      const refusal = await slipwayUp(folder);
      for (const one of batch) refusals.set(one, refusal);
    }
  }, PATIENCE);
  afterAll(() => folder.remove());

  it.each(TABLE.map((one) => ({ ...one, one })))("is refused by $refusedBy: $what", ({ one, refusedBy }) => {
    const refusal = refusals.get(one);
    expect(refusal?.rows).toContain(refusedBy);
    expect(refusal?.exitCode).toBe(3);
  });

  it("is refused before anything is made", () => {
    expect(isUntouched(folder)).toBe(true);
  });

  it("is judged for itself: no row refuses the stack as it is declared", async () => {
    folder.edit("production", ["overrides"], undefined);
    await withStack(folder, "production", async (open) => {
      const run = await open.preview();
      expect(run.log.violations.filter((one) => one.mandatory)).toEqual([]);
    });
  });
});
