import { describe, expect, it } from "@jest/globals";
import { keyPolicy } from "../../../../infra/secrets/key-policy.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const ACCOUNT = "111122223333";
const REGION = "eu-central-1";
const BUCKET = "arn:aws:s3:::records";
const ARN = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/shop`;
const principal = { Service: "cloudtrail.amazonaws.com" };
const statement = (Action: string, Resource: string, more: object = {}) => ({
  Effect: "Allow",
  Principal: principal,
  Action,
  Resource,
  Condition: { StringEquals: { "aws:SourceArn": ARN } },
  ...more,
});
const document = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const LETS_IN = [
  statement("s3:GetBucketAcl", BUCKET),
  statement("s3:PutObject", `${BUCKET}/AWSLogs/${ACCOUNT}/*`),
];

function withBucket(...policy: readonly object[]): MemoryCloud {
  const cloud = new MemoryCloud(services);
  cloud.make(TOKEN.bucket, { bucket: "records" });
  if (policy.length > 0) cloud.make(TOKEN.bucketPolicy, { bucket: "records", policy: document(...policy) });
  return cloud;
}

describe("a trail", () => {
  it("is named by its ARN, and its bucket is no longer empty", () => {
    const cloud = withBucket(...LETS_IN);
    const made = cloud.make(TRAIL, { name: "shop", s3BucketName: "records" });
    expect(made.id).toBe(ARN);
    expect(made.outputs).toMatchObject({ arn: ARN, homeRegion: REGION });
    const [bucket] = cloud.list(TOKEN.bucket);
    if (bucket === undefined) throw new Error("no bucket");
    expect(() => cloud.drop(bucket)).toThrow("BucketNotEmpty");
  });

  it("writes nothing while it is switched off", () => {
    const cloud = withBucket(...LETS_IN);
    cloud.make(TRAIL, { name: "shop", s3BucketName: "records", enableLogging: false });
    expect(cloud.list("slipway:s3/object")).toEqual([]);
  });

  it("is refused a bucket that does not exist", () => {
    const cloud = new MemoryCloud(services);
    expect(() => cloud.make(TRAIL, { name: "shop", s3BucketName: "records" })).toThrow(
      "S3BucketDoesNotExistException",
    );
  });

  it.each([
    ["no policy", []],
    ["no word on writing", LETS_IN.slice(0, 1)],
    ["no word on finding the bucket", LETS_IN.slice(1)],
    [
      "a word for another trail only",
      LETS_IN.map((one) => ({ ...one, Condition: { StringEquals: { "aws:SourceArn": `${ARN}2` } } })),
    ],
    [
      "another account's folder",
      [LETS_IN[0] ?? {}, statement("s3:PutObject", `${BUCKET}/AWSLogs/999988887777/*`)],
    ],
    ["a denial", [...LETS_IN, statement("s3:PutObject", `${BUCKET}/*`, { Effect: "Deny" })]],
  ])("is refused a bucket with %s", (_, policy) => {
    const cloud = withBucket(...policy);
    expect(() => cloud.make(TRAIL, { name: "shop", s3BucketName: "records" })).toThrow(
      "InsufficientS3BucketPolicyException",
    );
  });

  it("is refused a name that is taken, and a sixth place in the region", () => {
    const cloud = withBucket(
      ...LETS_IN.map((one) => ({ ...one, Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } } })),
    );
    const make = (name: string) => cloud.make(TRAIL, { name, s3BucketName: "records" });
    for (const name of ["one", "two", "three", "four", "five"]) make(name);
    expect(() => make("one")).toThrow("TrailAlreadyExistsException");
    expect(() => make("six")).toThrow("MaximumNumberOfTrailsExceededException");
  });

  it.each(["ab", "shop trail", "-shop", "shop..trail", "10.0.0.1"])("is refused the name %s", (name) => {
    const cloud = new MemoryCloud(services);
    expect(cloud.failures(TRAIL, { name, s3BucketName: "records" }).join()).toContain("InvalidTrailName");
  });

  it("is refused a log group without its wildcard", () => {
    const cloud = new MemoryCloud(services);
    const cloudWatchLogsGroupArn = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:trail`;
    expect(cloud.failures(TRAIL, { name: "shop", cloudWatchLogsGroupArn }).join()).toContain("wildcard");
  });
});

describe("a trail's key", () => {
  const withKey = (policy: string) => {
    const cloud = withBucket(...LETS_IN);
    const key = cloud.make(TOKEN.key, { policy });
    return () => cloud.make(TRAIL, { name: "shop", s3BucketName: "records", kmsKeyId: key.outputs.arn });
  };

  it("is taken with the policy that the stack's keys have", () => {
    const policy = keyPolicy({ accountId: ACCOUNT, region: REGION, services: ["cloudtrail", "s3"] });
    expect(withKey(policy)).not.toThrow();
  });

  it("is refused where CloudTrail may not use it", () => {
    const policy = keyPolicy({ accountId: ACCOUNT, region: REGION, services: ["s3"] });
    expect(withKey(policy)).toThrow("InsufficientEncryptionPolicyException");
  });

  it("is refused where it lets in another region's trails", () => {
    const policy = keyPolicy({ accountId: ACCOUNT, region: "eu-west-1", services: ["cloudtrail"] });
    expect(withKey(policy)).toThrow("InsufficientEncryptionPolicyException");
  });
});

describe("a trail's log group", () => {
  const trust = (service: string) =>
    document({ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" });
  const make = (service: string, resource: (group: string) => string) => () => {
    const cloud = withBucket(...LETS_IN);
    const group = String(cloud.make(TOKEN.logGroup, { name: "trail" }).outputs.arn);
    const role = cloud.make(TOKEN.role, { name: "trail", assumeRolePolicy: trust(service) });
    const policy = document({
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: resource(group),
    });
    cloud.make(TOKEN.rolePolicy, { name: "write", role: "trail", policy });
    return cloud.make(TRAIL, {
      name: "shop",
      s3BucketName: "records",
      cloudWatchLogsGroupArn: `${group}:*`,
      cloudWatchLogsRoleArn: role.outputs.arn,
    });
  };
  const streams = (group: string) => `${group}:log-stream:${ACCOUNT}_CloudTrail_${REGION}*`;

  it("is written by a role that CloudTrail may assume and that may write its streams", () => {
    expect(make("cloudtrail.amazonaws.com", streams)).not.toThrow();
  });

  it("is refused a role for another service", () => {
    expect(make("ec2.amazonaws.com", streams)).toThrow("Check the trust relationships");
  });

  it("is refused a role that may write other streams only", () => {
    expect(make("cloudtrail.amazonaws.com", (group) => `${group}:log-stream:other`)).toThrow(
      "adequate permissions",
    );
  });
});
