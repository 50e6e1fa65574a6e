import { describe, expect, it } from "@jest/globals";
import { kms } from "../../../../rehearsal/services/aws/kms.ts";
import { s3 } from "../../../../rehearsal/services/aws/s3.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const OBJECT = "aws:s3/bucketObjectv2:BucketObjectv2";
const fresh = (): MemoryCloud => new MemoryCloud([s3, kms]);
const withBucket = (): MemoryCloud => {
  const cloud = fresh();
  cloud.make(BUCKET, { bucket: "shop-state" });
  return cloud;
};

describe("buckets", () => {
  it("have an ARN without region and account, and two domain names", () => {
    expect(fresh().make(BUCKET, { bucket: "shop-state" }).outputs).toMatchObject({
      arn: "arn:aws:s3:::shop-state",
      bucketDomainName: "shop-state.s3.amazonaws.com",
      bucketRegionalDomainName: "shop-state.s3.eu-central-1.amazonaws.com",
    });
  });

  it("are refused a name that the account has", () => {
    expect(() => withBucket().make(BUCKET, { bucket: "shop-state" })).toThrow("BucketAlreadyOwnedByYou");
  });

  it("are refused a name that another account has", () => {
    const cloud = withBucket();
    cloud.as({ accountId: "444455556666" });
    expect(() => cloud.make(BUCKET, { bucket: "shop-state" })).toThrow(
      "BucketAlreadyExists: The requested bucket name is not available.",
    );
  });

  it.each([
    ["ab", 1],
    ["abc", 0],
    ["a".repeat(63), 0],
    ["a".repeat(64), 1],
    ["Shop", 1],
    ["shop_state", 1],
    ["shop..state", 1],
    ["-shop", 1],
    ["192.168.0.1", 1],
    ["xn--shop", 1],
    ["shop-s3alias", 1],
  ])("named %s have %i faults", (bucket, faults) => {
    expect(fresh().failures(BUCKET, { bucket })).toHaveLength(faults);
  });

  it("stay while an object is in them", () => {
    const cloud = fresh();
    const bucket = cloud.make(BUCKET, { bucket: "shop-state" });
    const object = cloud.make(OBJECT, { bucket: "shop-state", key: "a.txt", content: "a" });
    expect(() => cloud.drop(bucket)).toThrow("BucketNotEmpty: The bucket you tried to delete is not empty");
    cloud.drop(object);
    cloud.drop(bucket);
    expect(cloud.list(BUCKET)).toEqual([]);
  });

  it("take their objects with them when that is forced", () => {
    const cloud = fresh();
    const bucket = cloud.make(BUCKET, { bucket: "shop-state", forceDestroy: true });
    cloud.make(OBJECT, { bucket: "shop-state", key: "a.txt", content: "a" });
    cloud.drop(bucket);
    expect(cloud.list(OBJECT)).toEqual([]);
  });
});

describe("settings of a bucket", () => {
  it.each([VERSIONING, BLOCK, ENCRYPTION, LIFECYCLE, OWNERSHIP])(
    "are refused without their bucket: %s",
    (token) => {
      const rules = [{ id: "a", status: "Enabled", expiration: { days: 1 } }];
      expect(() => fresh().make(token, { bucket: "ghost", rules })).toThrow("NoSuchBucket");
    },
  );

  it("never switch versioning off, only suspend it", () => {
    const cloud = withBucket();
    const of = (status: string): Record<string, unknown> => ({
      bucket: "shop-state",
      versioningConfiguration: { status },
    });
    const versioning = cloud.make(VERSIONING, of("Enabled"));
    cloud.change(versioning, of("Suspended"));
    expect(() => cloud.change(versioning, of("Disabled"))).toThrow(
      "versioning cannot be updated from 'Suspended' to 'Disabled'",
    );
  });

  it("refuse an unknown versioning status and an unknown ownership", () => {
    expect(fresh().failures(VERSIONING, { versioningConfiguration: { status: "On" } })).toHaveLength(1);
    expect(fresh().failures(OWNERSHIP, { rule: { objectOwnership: "Mine" } })).toHaveLength(1);
  });

  it("block nothing public unless told to", () => {
    expect(withBucket().make(BLOCK, { bucket: "shop-state", blockPublicAcls: true }).outputs).toEqual({
      ...{
        blockPublicAcls: true,
        blockPublicPolicy: false,
        ignorePublicAcls: false,
        restrictPublicBuckets: false,
      },
    });
  });

  it.each([
    ["AES256", { sseAlgorithm: "AES256" }, 0],
    ["AES256 with a key", { sseAlgorithm: "AES256", kmsMasterKeyId: "k" }, 1],
    ["an unknown algorithm", { sseAlgorithm: "aes" }, 1],
  ])("with %s", (_cause, applyServerSideEncryptionByDefault, faults) => {
    expect(fresh().failures(ENCRYPTION, { rules: [{ applyServerSideEncryptionByDefault }] })).toHaveLength(
      faults,
    );
  });

  it("refuse a key that does not exist", () => {
    const rules = [
      { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "ghost" } },
    ];
    expect(() => withBucket().make(ENCRYPTION, { bucket: "shop-state", rules })).toThrow("NotFoundException");
  });
});

describe("bucket policies", () => {
  const policy = (more: object = {}): string => {
    const Statement = [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::shop-state/*",
        ...more,
      },
    ];
    return JSON.stringify({ Version: "2012-10-17", Statement });
  };

  it("are refused for the resources of another bucket", () => {
    const text = policy({ Resource: "arn:aws:s3:::shop-state-2/*" });
    expect(() => withBucket().make(POLICY, { bucket: "shop-state", policy: text })).toThrow(
      "MalformedPolicy: Policy has invalid resource",
    );
  });

  it("are refused when they are public and that is blocked", () => {
    const cloud = withBucket();
    cloud.make(BLOCK, { bucket: "shop-state", blockPublicPolicy: true });
    expect(() => cloud.make(POLICY, { bucket: "shop-state", policy: policy() })).toThrow("AccessDenied");
    const narrowed = policy({ Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } });
    expect(cloud.make(POLICY, { bucket: "shop-state", policy: narrowed }).id).toBe("shop-state");
  });

  it("that only deny are not public", () => {
    const cloud = withBucket();
    cloud.make(BLOCK, { bucket: "shop-state", blockPublicPolicy: true });
    const Condition = { Bool: { "aws:SecureTransport": "false" } };
    const text = policy({ Effect: "Deny", Action: "s3:*", Condition });
    expect(cloud.make(POLICY, { bucket: "shop-state", policy: text }).outputs.policy).toBe(text);
  });

  it("are refused for a role that does not exist", () => {
    const text = policy({ Principal: { AWS: "arn:aws:iam::111122223333:role/ghost" } });
    expect(() => withBucket().make(POLICY, { bucket: "shop-state", policy: text })).toThrow(
      "MalformedPolicy: Invalid principal in policy",
    );
  });
});

describe("lifecycle rules", () => {
  const rule = (more: object): object => ({ id: "a", status: "Enabled", ...more });
  const move = (storageClass: string, days: number): object => ({ transitions: [{ storageClass, days }] });
  it.each([
    ["an expiry after a day", [rule({ expiration: { days: 1 } })], []],
    ["an expiry after no day", [rule({ expiration: { days: 0 } })], ["rules[0].expiration.days"]],
    ["no action", [rule({})], ["rules[0]"]],
    ["an empty list of transitions", [rule({ transitions: [] })], ["rules[0]"]],
    ["an unknown status", [rule({ status: "On", expiration: { days: 1 } })], ["rules[0].status"]],
    [
      "two rules of one id",
      [rule({ expiration: { days: 1 } }), rule({ expiration: { days: 2 } })],
      ["rules"],
    ],
    ["infrequent access after 29 days", [rule(move("STANDARD_IA", 29))], ["rules[0].transitions[0].days"]],
    ["infrequent access after 30 days", [rule(move("STANDARD_IA", 30))], []],
    ["an archive at once", [rule(move("GLACIER", 0))], []],
    ["an unknown class", [rule(move("COLD", 30))], ["rules[0].transitions[0].storageClass"]],
    [
      "an expiry before the transition",
      [rule({ ...move("GLACIER", 30), expiration: { days: 30 } })],
      ["rules[0].expiration.days"],
    ],
  ])("with %s", (_cause, rules, properties) => {
    expect(
      fresh()
        .failures(LIFECYCLE, { bucket: "shop-state", rules })
        .map((failure) => failure.split(":")[0]),
    ).toEqual(properties);
  });
});

describe("objects", () => {
  it("have the MD5 of their content as etag, from either spelling", () => {
    const cloud = withBucket();
    const plain = cloud.make(OBJECT, { bucket: "shop-state", key: "a", content: "hello" });
    const encoded = cloud.make(OBJECT, { bucket: "shop-state", key: "b", contentBase64: "aGVsbG8=" });
    expect(plain.outputs.etag).toBe("5d41402abc4b2a76b9719d911017c592");
    expect(encoded.outputs.etag).toBe(plain.outputs.etag);
  });

  it("are encrypted as their bucket says", () => {
    const cloud = withBucket();
    const key = cloud.make("aws:kms/key:Key", {});
    expect(
      cloud.make(OBJECT, { bucket: "shop-state", key: "a", content: "x" }).outputs.serverSideEncryption,
    ).toBe("AES256");
    const rules = [
      { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.id } },
    ];
    cloud.make(ENCRYPTION, { bucket: "shop-state", rules });
    expect(cloud.make(OBJECT, { bucket: "shop-state", key: "b", content: "x" }).outputs).toMatchObject({
      serverSideEncryption: "aws:kms",
      kmsKeyId: key.outputs.arn,
    });
  });

  it("have a version only in a versioned bucket", () => {
    const cloud = withBucket();
    expect(cloud.make(OBJECT, { bucket: "shop-state", key: "a", content: "x" }).outputs.versionId).toBe("");
    cloud.make(VERSIONING, { bucket: "shop-state", versioningConfiguration: { status: "Enabled" } });
    expect(
      cloud.make(OBJECT, { bucket: "shop-state", key: "b", content: "x" }).outputs.versionId,
    ).toHaveLength(32);
  });
});
