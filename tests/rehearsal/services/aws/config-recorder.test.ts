import { describe, expect, it } from "@jest/globals";
import { keyPolicy } from "../../../../infra/secrets/key-policy.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const RECORDER = "aws:cfg/recorder:Recorder";
const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";
const STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const ACCOUNT = "111122223333";
const document = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const trust = (Service: string) =>
  document({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" });
const WRITES = {
  Effect: "Allow",
  Action: ["s3:PutObject", "s3:GetBucketAcl"],
  Resource: ["arn:aws:s3:::records", "arn:aws:s3:::records/*"],
};

/** A role for Config with these permissions, its bucket, and a recorder. */
function withRecorder(...permissions: readonly object[]): MemoryCloud {
  const cloud = new MemoryCloud(services);
  cloud.make(TOKEN.bucket, { bucket: "records" });
  const role = cloud.make(TOKEN.role, { name: "config", assumeRolePolicy: trust("config.amazonaws.com") });
  if (permissions.length > 0)
    cloud.make(TOKEN.rolePolicy, { name: "write", role: "config", policy: document(...permissions) });
  cloud.make(RECORDER, { roleArn: role.outputs.arn });
  return cloud;
}

describe("a recorder", () => {
  it("records every kind of resource where nothing is said, and stands once in a region", () => {
    const cloud = withRecorder();
    const [made] = cloud.list(RECORDER);
    expect(made?.id).toBe("default");
    expect(made?.outputs.recordingGroup).toMatchObject({
      allSupported: true,
      includeGlobalResourceTypes: false,
    });
    expect(() => cloud.make(RECORDER, { name: "second", roleArn: made?.inputs.roleArn })).toThrow(
      "MaxNumberOfConfigurationRecordersExceededException",
    );
  });

  it("is refused a role that Config may not assume", () => {
    const cloud = new MemoryCloud(services);
    const role = cloud.make(TOKEN.role, { name: "other", assumeRolePolicy: trust("ec2.amazonaws.com") });
    expect(() => cloud.make(RECORDER, { roleArn: role.outputs.arn })).toThrow("InvalidRoleException");
  });

  it.each([
    [{ allSupported: true, resourceTypes: ["AWS::EC2::Instance"] }, "resourceTypes"],
    [{ allSupported: false, includeGlobalResourceTypes: true }, "includeGlobalResourceTypes"],
  ])("is refused the group %j", (recordingGroup, property) => {
    expect(new MemoryCloud(services).failures(RECORDER, { recordingGroup }).join()).toContain(property);
  });
});

describe("a delivery channel", () => {
  it("is refused before there is a recorder", () => {
    const cloud = new MemoryCloud(services);
    cloud.make(TOKEN.bucket, { bucket: "records" });
    expect(() => cloud.make(CHANNEL, { s3BucketName: "records" })).toThrow(
      "NoAvailableConfigurationRecorderException",
    );
  });

  it("is taken where the recorder's role may write, and stands once in a region", () => {
    const cloud = withRecorder(WRITES);
    cloud.make(CHANNEL, { s3BucketName: "records" });
    expect(() => cloud.make(CHANNEL, { name: "second", s3BucketName: "records" })).toThrow(
      "MaxNumberOfDeliveryChannelsExceededException",
    );
  });

  it.each([
    ["may not write", [{ ...WRITES, Action: "s3:GetBucketAcl" }]],
    ["may not find the bucket", [{ ...WRITES, Action: "s3:PutObject" }]],
    ["may write to another bucket", [{ ...WRITES, Resource: "arn:aws:s3:::other/*" }]],
  ])("is refused where the role %s", (_, permissions) => {
    const cloud = withRecorder(...permissions);
    expect(() => cloud.make(CHANNEL, { s3BucketName: "records" })).toThrow(
      "InsufficientDeliveryPolicyException",
    );
  });

  it("is refused where the bucket's policy denies what the role may", () => {
    const cloud = withRecorder(WRITES);
    const policy = document({
      Effect: "Deny",
      Principal: "*",
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::records/*",
    });
    cloud.make(TOKEN.bucketPolicy, { bucket: "records", policy });
    expect(() => cloud.make(CHANNEL, { s3BucketName: "records" })).toThrow(
      "InsufficientDeliveryPolicyException",
    );
  });

  it("needs the bucket's key, through S3 and by the role's permissions", () => {
    const encrypted = (...permissions: readonly object[]) => {
      const cloud = withRecorder(...permissions);
      const policy = keyPolicy({ accountId: ACCOUNT, region: "eu-central-1", services: ["s3"] });
      const key = cloud.make(TOKEN.key, { policy });
      const rule = { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.outputs.arn };
      cloud.make(ENCRYPTION, { bucket: "records", rules: [{ applyServerSideEncryptionByDefault: rule }] });
      return () => cloud.make(CHANNEL, { s3BucketName: "records" });
    };
    expect(encrypted(WRITES)).toThrow("InsufficientDeliveryPolicyException");
    expect(
      encrypted(WRITES, { Effect: "Allow", Action: "kms:GenerateDataKey", Resource: "*" }),
    ).not.toThrow();
  });
});

describe("a recorder's status", () => {
  it("starts a recorder that has a channel, which then cannot be taken away", () => {
    const cloud = withRecorder(WRITES);
    expect(() => cloud.make(STATUS, { name: "default", isEnabled: true })).toThrow(
      "NoAvailableDeliveryChannelException",
    );
    const channel = cloud.make(CHANNEL, { s3BucketName: "records" });
    const status = cloud.make(STATUS, { name: "default", isEnabled: true });
    expect(() => cloud.drop(channel)).toThrow("LastDeliveryChannelDeleteFailedException");
    cloud.drop(status);
    cloud.drop(channel);
    expect(cloud.list(CHANNEL)).toEqual([]);
  });

  it("is refused for a recorder that does not exist", () => {
    expect(() => withRecorder().make(STATUS, { name: "other", isEnabled: false })).toThrow(
      "NoSuchConfigurationRecorderException",
    );
  });
});
