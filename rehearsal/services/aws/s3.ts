import { createHash } from "node:crypto";
import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { flag, given, record, records, text } from "../known.ts";
import { requireKmsKey } from "./kms-key-of.ts";
import { bucket, requireBucket } from "./s3-bucket.ts";
import { bucketPolicy, PUBLIC_ACCESS_BLOCK } from "./s3-bucket-policy.ts";
import { bucketLifecycle } from "./s3-lifecycle.ts";
import { bucketLogging } from "./s3-logging.ts";

/** Values of the S3 API reference, from memory, 2026-11. */
const VERSIONING = ["Enabled", "Suspended", "Disabled"];
const OWNERSHIP = ["BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"];
const ALGORITHMS = ["AES256", "aws:kms", "aws:kms:dsse"];
/** Bytes of an object's key (S3 User Guide, "Naming objects", from memory, 2026-11). */
const MAX_KEY_BYTES = 1024;

function oneOf(
  value: string | undefined,
  allowed: readonly string[],
  property: string,
): readonly CheckFailure[] {
  if (value === undefined || allowed.includes(value)) return [];
  return [{ property, reason: `must be one of ${allowed.join(", ")}; got "${value}"` }];
}

/** A part of a bucket's configuration that is just there or not, once its bucket exists. */
function onBucket(cloud: Cloud, inputs: Inputs): string {
  return requireBucket(cloud, inputs.bucket).id;
}

const versioning: Behaviour = {
  token: "aws:s3/bucketVersioning:BucketVersioning",
  check: (inputs) => oneOf(status(inputs), VERSIONING, "versioningConfiguration.status"),
  create: (inputs, cloud) => ({ id: onBucket(cloud, inputs) }),
  update(entity, next, cloud) {
    onBucket(cloud, next);
    if (status(next) === "Disabled" && status(entity.inputs) !== "Disabled") {
      throw new CloudError(
        "IllegalVersioningConfigurationException",
        `versioning cannot be updated from '${String(status(entity.inputs))}' to 'Disabled'`,
      );
    }
    return undefined;
  },
};

function status(inputs: Inputs): string | undefined {
  return text(record(inputs, "versioningConfiguration") ?? {}, "status");
}

const publicAccessBlock: Behaviour = {
  token: PUBLIC_ACCESS_BLOCK,
  create(inputs, cloud) {
    return { id: onBucket(cloud, inputs), outputs: blocks(inputs) };
  },
  update(_entity, next, cloud) {
    onBucket(cloud, next);
    return blocks(next);
  },
};

function blocks(inputs: Inputs): Record<string, unknown> {
  const names = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
  return Object.fromEntries(names.map((name) => [name, inputs[name] ?? false]));
}

const encryption: Behaviour = {
  token: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  check(inputs) {
    return records(inputs, "rules").flatMap((rule, index) => {
      const path = `rules[${index}].applyServerSideEncryptionByDefault`;
      const chosen = record(rule, "applyServerSideEncryptionByDefault") ?? {};
      const algorithm = text(chosen, "sseAlgorithm");
      const key = text(chosen, "kmsMasterKeyId");
      if (algorithm === "AES256" && key !== undefined && key !== "") {
        const reason =
          "InvalidArgument: a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse";
        return [{ property: `${path}.kmsMasterKeyId`, reason }];
      }
      return oneOf(algorithm, ALGORITHMS, `${path}.sseAlgorithm`);
    });
  },
  create(inputs, cloud) {
    requireKeys(inputs, cloud);
    return { id: onBucket(cloud, inputs) };
  },
  update(_entity, next, cloud) {
    requireKeys(next, cloud);
    onBucket(cloud, next);
    return undefined;
  },
};

/** S3 takes the key without a look; writing then fails. Refused here, where the cause can still be seen. */
function requireKeys(inputs: Inputs, cloud: Cloud): void {
  for (const rule of records(inputs, "rules")) {
    const key = text(record(rule, "applyServerSideEncryptionByDefault") ?? {}, "kmsMasterKeyId");
    if (key !== undefined && key !== "") requireKmsKey(cloud, key);
  }
}

const ownership: Behaviour = {
  token: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  check: (inputs) =>
    oneOf(text(record(inputs, "rule") ?? {}, "objectOwnership"), OWNERSHIP, "rule.objectOwnership"),
  create: (inputs, cloud) => ({ id: onBucket(cloud, inputs) }),
  update(_entity, next, cloud) {
    onBucket(cloud, next);
    return undefined;
  },
};

const object: Behaviour = {
  token: "aws:s3/bucketObjectv2:BucketObjectv2",
  replaceOn: ["bucket", "key"],
  changes: { content: ["etag", "versionId"], contentBase64: ["etag", "versionId"] },
  check(inputs) {
    const failures: CheckFailure[] = [];
    if (given(inputs, "source"))
      failures.push({
        property: "source",
        reason: "files are not part of this rehearsal; give content or contentBase64",
      });
    const key = text(inputs, "key");
    if (key !== undefined && (key === "" || Buffer.byteLength(key) > MAX_KEY_BYTES)) {
      failures.push({
        property: "key",
        reason: `KeyTooLongError: must be 1 to ${MAX_KEY_BYTES} bytes long; got ${Buffer.byteLength(key)}`,
      });
    }
    return failures;
  },
  create(inputs, cloud) {
    const name = onBucket(cloud, inputs);
    const key = text(inputs, "key") ?? "";
    return {
      id: `${name}/${key}`,
      outputs: { arn: `arn:aws:s3:::${name}/${key}`, ...written(inputs, name, cloud) },
    };
  },
  update(_entity, next, cloud) {
    return written(next, onBucket(cloud, next), cloud);
  },
};

function written(inputs: Inputs, name: string, cloud: Cloud): Record<string, unknown> {
  if (given(inputs, "kmsKeyId")) requireKmsKey(cloud, inputs.kmsKeyId);
  const encoded = text(inputs, "contentBase64");
  const body =
    encoded === undefined ? Buffer.from(text(inputs, "content") ?? "") : Buffer.from(encoded, "base64");
  const versioned = cloud
    .list(versioning.token)
    .some((entity) => entity.inputs.bucket === name && status(entity.inputs) === "Enabled");
  return {
    ...{ etag: createHash("md5").update(body).digest("hex"), versionId: versioned ? cloud.hex(32) : "" },
    ...{
      acl: text(inputs, "acl") ?? "private",
      contentType: text(inputs, "contentType") ?? "application/octet-stream",
    },
    storageClass: text(inputs, "storageClass") ?? "STANDARD",
    ...objectEncryption(inputs, name, cloud),
    ...{ checksumCrc32: "", checksumCrc32c: "", checksumCrc64nvme: "", checksumSha1: "" },
    checksumSha256:
      text(inputs, "checksumAlgorithm") === "SHA256"
        ? createHash("sha256").update(body).digest("base64")
        : "",
  };
}

/** What the object says, else what the bucket says, else S3's own keys. */
function objectEncryption(inputs: Inputs, name: string, cloud: Cloud): Record<string, unknown> {
  const own = text(inputs, "serverSideEncryption") ?? (given(inputs, "kmsKeyId") ? "aws:kms" : undefined);
  const [rule] = cloud
    .list(encryption.token)
    .filter((entity) => entity.inputs.bucket === name)
    .flatMap((entity) => records(entity.inputs, "rules"));
  const chosen = record(rule ?? {}, "applyServerSideEncryptionByDefault") ?? {};
  const key =
    text(inputs, "kmsKeyId") ?? (own === undefined ? text(chosen, "kmsMasterKeyId") : undefined) ?? "";
  return {
    serverSideEncryption: own ?? text(chosen, "sseAlgorithm") ?? "AES256",
    kmsKeyId: key === "" ? "" : requireKmsKey(cloud, key).outputs.arn,
    bucketKeyEnabled: flag(inputs, "bucketKeyEnabled") ?? flag(rule ?? {}, "bucketKeyEnabled") ?? false,
  };
}

/** Amazon S3: buckets, what is set on them, and objects. */
export const s3: Service = {
  behaviours: [
    bucket,
    versioning,
    publicAccessBlock,
    encryption,
    ownership,
    bucketPolicy,
    bucketLifecycle,
    bucketLogging,
    object,
  ],
};
