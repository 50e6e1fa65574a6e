import { describe, expect, it } from "@jest/globals";
import type { Cloud } from "../../../../rehearsal/cloud/cloud.ts";
import type { Entity } from "../../../../rehearsal/cloud/entity.ts";
import { bucketKey, bucketPolicySays, putObject } from "../../../../rehearsal/services/aws/bucket-judge.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { policy } from "./service-fixture.ts";

const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const LETS_IN = {
  Effect: "Allow",
  Principal: { Service: "logging.s3.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::logs/*",
};

/** A bucket, and something asked of it. */
function withBucket() {
  const cloud = new MemoryCloud(services);
  cloud.make(TOKEN.bucket, { bucket: "logs" });
  const ask = <T>(run: (view: Cloud, bucket: Entity) => T): T =>
    cloud.ask((view) => {
      const bucket = view.get(TOKEN.bucket, "logs");
      if (bucket === undefined) throw new Error("no bucket");
      return run(view, bucket);
    });
  const says = (context: Record<string, string> = {}) =>
    ask((view, bucket) =>
      bucketPolicySays(view, bucket, {
        action: "s3:PutObject",
        resource: "arn:aws:s3:::logs/a",
        principal: { service: "logging.s3.amazonaws.com" },
        context,
      }),
    );
  return { ask, cloud, says };
}

describe("bucketPolicySays", () => {
  it("is none where there is no policy, or one that does not speak of the call", () => {
    const { cloud, says } = withBucket();
    expect(says()).toBe("none");
    const other = { ...LETS_IN, Principal: { Service: "cloudtrail.amazonaws.com" } };
    cloud.make(TOKEN.bucketPolicy, { bucket: "logs", policy: policy(other) });
    expect(says()).toBe("none");
  });

  it("is what the policy says of a call over TLS", () => {
    const { cloud, says } = withBucket();
    const overTls = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: "arn:aws:s3:::logs/*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    cloud.make(TOKEN.bucketPolicy, { bucket: "logs", policy: policy(LETS_IN, overTls) });
    expect(says()).toBe("allow");
    expect(says({ "aws:SecureTransport": "false" })).toBe("deny");
  });

  it("is a refusal where the policy's text is none", () => {
    const { cloud, says } = withBucket();
    cloud.put(TOKEN.bucketPolicy, "logs", { policy: "{" });
    expect(says()).toBe("none"); // of no bucket
    cloud.ask((view) =>
      view.add({
        token: TOKEN.bucketPolicy,
        id: "own",
        inputs: { bucket: "logs" },
        outputs: { policy: "{" },
      }),
    );
    expect(says()).toBe("deny");
  });
});

describe("bucketKey", () => {
  const keyOf = (algorithm: object | undefined) => {
    const { ask, cloud } = withBucket();
    if (algorithm !== undefined)
      cloud.ask((view) =>
        view.add({
          token: ENCRYPTION,
          id: "logs",
          inputs: { bucket: "logs", rules: [{ applyServerSideEncryptionByDefault: algorithm }] },
        }),
      );
    return ask(bucketKey);
  };

  it.each<[object | undefined, string | undefined]>([
    [undefined, undefined],
    [{ sseAlgorithm: "AES256" }, undefined],
    [{ sseAlgorithm: "aws:kms", kmsMasterKeyId: "arn:key" }, "arn:key"],
    [{ sseAlgorithm: "aws:kms" }, "alias/aws/s3"],
    [{ sseAlgorithm: "aws:kms:dsse", kmsMasterKeyId: "arn:key" }, "arn:key"],
  ])("of %j is %s", (algorithm, key) => {
    expect(keyOf(algorithm)).toBe(key);
  });
});

describe("putObject", () => {
  it("leaves an object in the bucket, once under each name", () => {
    const { ask, cloud } = withBucket();
    for (const key of ["a", "b", "a"]) ask((view, bucket) => putObject(view, bucket, key));
    const objects = cloud.list("slipway:s3/object");
    expect(objects.map(({ id, inputs }) => [id, inputs.key])).toEqual([
      ["logs/a", "a"],
      ["logs/b", "b"],
    ]);
  });
});
