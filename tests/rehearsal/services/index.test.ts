import { beforeAll, describe, expect, it } from "@jest/globals";
import { Shapes } from "../../../rehearsal/schema/load-shapes.ts";
import { services } from "../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../memory-cloud.ts";
import { temporaryFolder } from "../schema/temporary-folder.ts";
import { ACCOUNT, CALLER, SEED, ZONES } from "./cloudflare/zones.ts";
import { ATLAS_CALLER, ATLAS_SEED, dedicated, ORGANIZATION } from "./mongodbatlas/atlas.ts";
import { exampleChain } from "./tls/example-chain.ts";

const policy = (statement: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
const READS = policy({ Action: "s3:GetObject", Resource: "*" });
const TRUST = policy({ Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } });
const CHAIN = exampleChain();
const BUCKET = { bucket: "shop-state" };
const zoneId = ZONES.free;

type Sample = readonly [token: string, inputs: (ids: ReadonlyMap<string, string>) => Record<string, unknown>];
const id = (ids: ReadonlyMap<string, string>, token: string): string => ids.get(token) ?? "";
const KEY = "aws:kms/key:Key";
const SECRET = "aws:secretsmanager/secret:Secret";

/** One of each type, in an order in which each finds what it refers to. */
const AWS: readonly Sample[] = [
  [KEY, () => ({})],
  ["aws:kms/alias:Alias", (ids) => ({ name: "alias/data", targetKeyId: id(ids, KEY) })],
  ["aws:iam/role:Role", () => ({ name: "api", assumeRolePolicy: TRUST })],
  ["aws:iam/rolePolicy:RolePolicy", () => ({ role: "api", name: "reads", policy: READS })],
  [
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    () => ({ role: "api", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }),
  ],
  ["aws:iam/serviceLinkedRole:ServiceLinkedRole", () => ({ awsServiceName: "ecs.amazonaws.com" })],
  ["aws:iam/policy:Policy", () => ({ name: "reads", policy: READS })],
  [SECRET, () => ({ name: "jwt" })],
  ["aws:secretsmanager/secretVersion:SecretVersion", () => ({ secretId: "jwt", secretString: "x" })],
  ["aws:ssm/parameter:Parameter", () => ({ name: "/shop/TOKEN", type: "SecureString", value: "x" })],
  [
    "aws:secretsmanager/secretPolicy:SecretPolicy",
    (ids) => ({
      secretArn: id(ids, SECRET),
      policy: policy({ Action: "secretsmanager:*", Principal: "*", Resource: "*" }),
    }),
  ],
  [
    "aws:wafv2/webAcl:WebAcl",
    () => ({ name: "a", scope: "REGIONAL", defaultAction: { allow: {} }, visibilityConfig: {} }),
  ],
  ["aws:s3/bucket:Bucket", () => BUCKET],
  [
    "aws:s3/bucketVersioning:BucketVersioning",
    () => ({ ...BUCKET, versioningConfiguration: { status: "Enabled" } }),
  ],
  ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", () => BUCKET],
  [
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    () => ({ ...BUCKET, rules: [] }),
  ],
  [
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    () => ({ ...BUCKET, rule: { objectOwnership: "BucketOwnerEnforced" } }),
  ],
  [
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    () => ({ ...BUCKET, rules: [{ id: "a", status: "Enabled", expiration: { days: 1 } }] }),
  ],
  ["aws:s3/bucketObjectv2:BucketObjectv2", () => ({ ...BUCKET, key: "a", content: "x" })],
  ["aws:ec2/vpc:Vpc", () => ({ cidrBlock: "10.0.0.0/16" })],
  [
    "aws:ec2/subnet:Subnet",
    (ids) => ({
      vpcId: id(ids, "aws:ec2/vpc:Vpc"),
      cidrBlock: "10.0.1.0/24",
      availabilityZone: "eu-central-1a",
    }),
  ],
  [
    "aws:elasticache/subnetGroup:SubnetGroup",
    (ids) => ({ name: "data", subnetIds: [id(ids, "aws:ec2/subnet:Subnet")] }),
  ],
  ["aws:elasticache/parameterGroup:ParameterGroup", () => ({ name: "cache", family: "valkey8" })],
  [
    "aws:elasticache/replicationGroup:ReplicationGroup",
    () => ({
      replicationGroupId: "c",
      description: "c",
      engine: "valkey",
      nodeType: "cache.t4g.micro",
      subnetGroupName: "data",
      engineVersion: "8.0",
    }),
  ],
  ["aws:rds/parameterGroup:ParameterGroup", () => ({ name: "orders", family: "postgres16" })],
  ["random:index/randomPassword:RandomPassword", () => ({ length: 8 })],
  ["random:index/randomString:RandomString", () => ({ length: 8 })],
  ["random:index/randomId:RandomId", () => ({ byteLength: 4 })],
  ["random:index/randomBytes:RandomBytes", () => ({ length: 4 })],
  ["random:index/randomInteger:RandomInteger", () => ({ min: 1, max: 2 })],
  ["random:index/randomShuffle:RandomShuffle", () => ({ inputs: ["a"] })],
  ["random:index/randomPet:RandomPet", () => ({})],
  ["random:index/randomUuid:RandomUuid", () => ({})],
  ["tls:index/privateKey:PrivateKey", () => ({ algorithm: "ED25519" })],
  [
    "tls:index/selfSignedCert:SelfSignedCert",
    () => ({ privateKeyPem: CHAIN.privateKeyPem, allowedUses: ["client_auth"], validityPeriodHours: 1 }),
  ],
  ["tls:index/certRequest:CertRequest", () => ({ privateKeyPem: CHAIN.privateKeyPem })],
  [
    "tls:index/locallySignedCert:LocallySignedCert",
    () => ({
      caCertPem: CHAIN.caCertPem,
      caPrivateKeyPem: CHAIN.otherKeyPem,
      certRequestPem: CHAIN.requestPem,
      allowedUses: ["client_auth"],
      validityPeriodHours: 1,
    }),
  ],
  ["aws:s3/bucketObjectv2:BucketObjectv2", () => ({ ...BUCKET, key: "ca.pem", content: CHAIN.caCertPem })],
  [
    "aws:lb/trustStore:TrustStore",
    () => ({
      name: "edge",
      caCertificatesBundleS3Bucket: BUCKET.bucket,
      caCertificatesBundleS3Key: "ca.pem",
    }),
  ],
];
const CLOUDFLARE: readonly Sample[] = [
  [
    "cloudflare:index/dnsRecord:DnsRecord",
    () => ({ zoneId, name: "@", type: "A", content: "203.0.113.7", ttl: 1 }),
  ],
  [
    "cloudflare:index/ruleset:Ruleset",
    () => ({ zoneId, name: "waf", kind: "zone", phase: "http_request_firewall_custom", rules: [] }),
  ],
  ["cloudflare:index/zoneSetting:ZoneSetting", () => ({ zoneId, settingId: "ssl", value: "strict" })],
  ["cloudflare:index/zone:Zone", () => ({ name: "new.example", account: { id: ACCOUNT } })],
  ["cloudflare:index/zoneDnssec:ZoneDnssec", () => ({ zoneId })],
  [
    "cloudflare:index/authenticatedOriginPullsSettings:AuthenticatedOriginPullsSettings",
    () => ({ zoneId, enabled: true }),
  ],
  [
    "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate",
    () => ({ zoneId, certificate: CHAIN.certPem, privateKey: CHAIN.privateKeyPem }),
  ],
  [
    "cloudflare:index/zeroTrustAccessPolicy:ZeroTrustAccessPolicy",
    () => ({ accountId: ACCOUNT, name: "staff", decision: "allow", includes: [{ everyone: {} }] }),
  ],
  [
    "cloudflare:index/zeroTrustAccessApplication:ZeroTrustAccessApplication",
    () => ({ zoneId, type: "self_hosted", domain: "free.example/admin" }),
  ],
  [
    "cloudflare:index/notificationPolicy:NotificationPolicy",
    () => ({
      accountId: ACCOUNT,
      name: "ends",
      alertType: "zone_aop_custom_certificate_expiration_type",
      mechanisms: { emails: [{ id: "oncall@shop.example" }] },
    }),
  ],
];

const PROJECT = "mongodbatlas:index/project:Project";

const MONGODB_ATLAS: readonly Sample[] = [
  [PROJECT, () => ({ orgId: ORGANIZATION, name: "shop-staging" })],
  ["mongodbatlas:index/advancedCluster:AdvancedCluster", (ids) => dedicated(id(ids, PROJECT))],
  [
    "mongodbatlas:index/databaseUser:DatabaseUser",
    (ids) => ({
      projectId: id(ids, PROJECT),
      username: "app",
      password: "long enough",
      authDatabaseName: "admin",
      roles: [{ roleName: "readWrite", databaseName: "shop" }],
    }),
  ],
  [
    "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList",
    (ids) => ({ projectId: id(ids, PROJECT), ipAddress: "203.0.113.7" }),
  ],
  [
    "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint",
    (ids) => ({ projectId: id(ids, PROJECT), providerName: "AWS", region: "AP_SOUTH_1" }),
  ],
  [
    "mongodbatlas:index/cloudProviderAccessSetup:CloudProviderAccessSetup",
    (ids) => ({ projectId: id(ids, PROJECT), providerName: "AWS" }),
  ],
  [
    "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule",
    (ids) => ({
      projectId: id(ids, PROJECT),
      clusterName: "main",
      policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 30 },
    }),
  ],
  ["mongodbatlas:index/auditing:Auditing", (ids) => ({ projectId: id(ids, PROJECT), enabled: true })],
  [
    "mongodbatlas:index/maintenanceWindow:MaintenanceWindow",
    (ids) => ({ projectId: id(ids, PROJECT), dayOfWeek: 1, hourOfDay: 3 }),
  ],
];

describe("services", () => {
  const made = new Map<string, readonly string[]>();
  const shapes = new Shapes({ cacheDir: temporaryFolder() });

  beforeAll(() => {
    const cloud = new MemoryCloud(services, { ...SEED, ...ATLAS_SEED });
    const ids = new Map<string, string>();
    for (const [token, inputs] of AWS) remember(token, inputs(ids));
    cloud.as(CALLER);
    for (const [token, inputs] of CLOUDFLARE) remember(token, inputs(ids));
    cloud.as(ATLAS_CALLER);
    for (const [token, inputs] of MONGODB_ATLAS) remember(token, inputs(ids));

    function remember(token: string, inputs: Record<string, unknown>): void {
      const entity = cloud.make(token, inputs);
      ids.set(token, entity.id);
      made.set(token, Object.keys(entity.outputs));
    }
  });

  it.each([...AWS, ...CLOUDFLARE, ...MONGODB_ATLAS].map(([token]) => token))(
    "answer for %s with outputs that its type has",
    (token) => {
      const shape = shapes.resource(token);
      expect(shape).toBeDefined();
      expect((made.get(token) ?? []).filter((name) => shape?.outputs[name] === undefined)).toEqual([]);
    },
  );
});
