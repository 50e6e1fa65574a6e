import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { prefixSuffix } from "../identifiers.ts";
import { flag, given, text } from "../known.ts";
import { policyProblem } from "./iam-policy-document.ts";
import { policyText } from "./policy-text.ts";

export const BUCKET = "aws:s3/bucket:Bucket";
/** What can lie in a bucket: objects that a program declares, and those that services put there. */
export const OBJECTS = [
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/bucketObject:BucketObject",
  "slipway:s3/object",
];

/** Forms of names (S3 User Guide, "General purpose bucket naming rules", from memory, 2026-11). */
const NAME = /^(?=.{3,63}$)[a-z0-9](?!.*\.\.)[a-z0-9.-]*[a-z0-9]$/;
const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;
const RESERVED_STARTS = ["xn--", "sthree-", "amzn-s3-demo-"];
const RESERVED_ENDS = ["-s3alias", "--ols-s3", ".mrap", "--x-s3", "--table-s3"];
/** `bucketPrefix` leaves room for 26 characters (@pulumi/aws 7.48.0, s3.BucketArgs). */
const MAX_PREFIX = 37;

/**
 * Hosted zones of website endpoints, by region (AWS General Reference, "Amazon S3 website endpoints", read
 * 2026-11); others are not known here.
 */
const ZONE_IDS: Readonly<Record<string, string>> = {
  "ap-south-1": "Z11RGJOFQNVJUP",
  "ap-southeast-1": "Z3O0J2DXBE1FTB",
  "ap-southeast-2": "Z1WCIGYICN2BYD",
  "eu-central-1": "Z21DNDUVLTQW6Q",
  "eu-west-1": "Z1BKCTXD74EZPE",
  "eu-west-2": "Z3GKZC51ZF0DB4",
  "us-east-1": "Z3AQBSTGFYJSTF",
  "us-east-2": "Z2O1EMRO9K5GLX",
  "us-west-2": "Z3BJ6K6RIION7M",
};

/** The bucket, or S3's refusal of a missing one. */
export function requireBucket(cloud: Cloud, name: unknown): Entity {
  const found = cloud.list(BUCKET).find((bucket) => bucket.id === name);
  if (found === undefined)
    throw new CloudError("NoSuchBucket", `The specified bucket does not exist: ${String(name)}`);
  return found;
}

export const bucket: Behaviour = {
  token: BUCKET,
  autoName: { property: "bucket", maxLength: 63, lowerCase: true },

  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "bucket");
    if (name !== undefined && !isBucketName(name)) {
      failures.push({
        property: "bucket",
        reason: `InvalidBucketName: The specified bucket is not valid: "${name}"`,
      });
    }
    const prefix = text(inputs, "bucketPrefix");
    if (prefix !== undefined && prefix.length > MAX_PREFIX) {
      failures.push({
        property: "bucketPrefix",
        reason: `must have at most ${MAX_PREFIX} characters; got ${prefix.length}`,
      });
    }
    const policy = policyText(inputs.policy);
    const problem = policy === undefined || policy === "" ? undefined : policyProblem(policy, "bucket");
    if (problem !== undefined) failures.push({ property: "policy", reason: problem });
    return failures;
  },

  create(inputs, cloud) {
    const name = text(inputs, "bucket") ?? `${text(inputs, "bucketPrefix") ?? "tf-"}${prefixSuffix(cloud)}`;
    if (cloud.list(BUCKET).some((other) => other.id === name)) {
      throw new CloudError(
        "BucketAlreadyOwnedByYou",
        "Your previous request to create the named bucket succeeded and you already own it.",
      );
    }
    if (cloud.world.everywhere(BUCKET).some((other) => other.id === name)) {
      throw new CloudError(
        "BucketAlreadyExists",
        "The requested bucket name is not available. The bucket namespace is shared by all users of the system. " +
          "Please select a different name and try again.",
      );
    }
    const { region } = cloud.caller;
    return {
      id: name,
      outputs: {
        ...{
          bucket: name,
          bucketPrefix: text(inputs, "bucketPrefix") ?? "",
          arn: `arn:aws:s3:::${name}`,
          bucketRegion: region,
        },
        ...{
          bucketDomainName: `${name}.s3.amazonaws.com`,
          bucketRegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
        },
        ...{
          hostedZoneId: ZONE_IDS[region] ?? "",
          requestPayer: "BucketOwner",
          objectLockEnabled: flag(inputs, "objectLockEnabled") ?? false,
        },
        ...bucketDefaults(inputs),
      },
    };
  },

  update() {
    return undefined;
  },

  delete(entity, cloud) {
    const objects = OBJECTS.flatMap((token) => cloud.list(token)).filter(
      (object) => object.inputs.bucket === entity.id,
    );
    if (objects.length > 0 && flag(entity.inputs, "forceDestroy") !== true) {
      throw new CloudError(
        "BucketNotEmpty",
        `The bucket you tried to delete is not empty (${entity.id}: ${objects.length} objects, first "${String(objects[0]?.inputs.key)}")`,
      );
    }
    for (const object of objects) cloud.remove(object);
    return undefined;
  },
};

/**
 * A new bucket (S3 User Guide, from memory, 2026-11): encrypted by S3 itself, without versions, for its owner alone.
 */
function bucketDefaults(inputs: Inputs): Record<string, unknown> {
  const byDefault = { sseAlgorithm: "AES256", kmsMasterKeyId: "" };
  const defaults: Readonly<Record<string, unknown>> = {
    ...{
      accelerationStatus: "",
      acl: "private",
      bucketNamespace: "global",
      policy: "",
      corsRules: [],
      grants: [],
      lifecycleRules: [],
    },
    serverSideEncryptionConfiguration: {
      rule: { applyServerSideEncryptionByDefault: byDefault, bucketKeyEnabled: false },
    },
    versioning: { enabled: false, mfaDelete: false },
    ...{ websiteDomain: "", websiteEndpoint: "" },
  };
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => !given(inputs, name)));
}

function isBucketName(name: string): boolean {
  const reserved =
    RESERVED_STARTS.some((start) => name.startsWith(start)) ||
    RESERVED_ENDS.some((end) => name.endsWith(end));
  return NAME.test(name) && !ADDRESS.test(name) && !reserved;
}
