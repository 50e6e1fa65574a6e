import { Bucket } from "@pulumi/aws/s3/bucket.js";
import {
  BucketLifecycleConfiguration,
  type BucketLifecycleConfigurationArgs,
} from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import { BucketLogging } from "@pulumi/aws/s3/bucketLogging.js";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls.js";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock.js";
import {
  BucketServerSideEncryptionConfiguration,
  type BucketServerSideEncryptionConfigurationArgs,
} from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import { ComponentResource, type Input, type Output, type Resource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import type { PolicyStatement } from "../lib/policy-document.ts";
import { bucketPolicy, receivesAccessLogs } from "./bucket-policy.ts";

/** Days after which the parts of an upload that never ended go: no upload of ours lasts longer than hours. */
const ABANDONED_UPLOAD_DAYS = 7;

export interface PrivateBucketArgs {
  readonly context: StackContext;
  /** The component in whose name the configuration overrides the children. */
  readonly overriddenAs: string;
  /**
   * Key of the bucket's own region, for everything that is put there. `s3-managed`: S3's own keys, for the bucket
   * that receives access logs, since S3 delivers none to a bucket that encrypts with KMS (S3 User Guide, "Logging
   * requests with server access logging", from memory, 2026-11).
   */
  readonly keyArn: Input<string> | "s3-managed";
  /**
   * Bucket of the same region that gets the access logs; `receives` where this is that bucket, `none` where what lies in it
   * is public anyway.
   */
  readonly accessLogs: Input<string> | "receives" | "none";
  /** Days until an object goes (left out: it stays), and how many more an overwritten or deleted version of it stays. */
  readonly expire: { readonly days?: number; readonly versionDays: number };
  /** What the policy says beside refusing plain requests, given the bucket's ARN. */
  readonly statements?: (arn: string) => readonly PolicyStatement[];
  /** Left out: the stack's own region. */
  readonly region?: string;
}

/**
 * A bucket that nobody reads from outside: encrypted, versioned, over TLS only, with every public way blocked, an
 * access log, and an end to what lies in it.
 */
export class PrivateBucket extends ComponentResource {
  /** Physical name. */
  readonly bucket: Output<string>;
  readonly arn: Output<string>;
  /** What has to stand before somebody may put something there. */
  readonly ready: readonly Resource[];

  constructor(name: string, args: PrivateBucketArgs, opts?: ComponentOptions) {
    super("slipway:storage:PrivateBucket", name, {}, opts);
    const { context, overriddenAs } = args;
    const bucket = new Bucket(
      `${name}-bucket`,
      context.override(overriddenAs, "bucket", {
        ...this.#place(args),
        // A stack that may be thrown away takes its objects along; a protected one keeps a bucket that is not empty.
        forceDestroy: !context.protect,
        tags: context.tags(overriddenAs),
      }),
      { parent: this, protect: context.protect },
    );
    this.bucket = bucket.bucket;
    this.arn = bucket.arn;
    this.ready = this.#guard(name, args, bucket);
    this.registerOutputs({ bucket: this.bucket, arn: this.arn });
  }

  /** What S3 keeps as parts of a bucket's configuration, each a resource of its own. */
  #guard(name: string, args: PrivateBucketArgs, { arn, bucket }: Bucket): readonly Resource[] {
    const { accessLogs, context, overriddenAs, statements } = args;
    const options = { parent: this };
    const place = { ...this.#place(args), bucket };
    const block = new BucketPublicAccessBlock(
      `${name}-public-access`,
      context.override(overriddenAs, "publicAccessBlock", {
        ...place,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      }),
      options,
    );
    new BucketOwnershipControls(
      `${name}-ownership`,
      context.override(overriddenAs, "ownershipControls", {
        ...place,
        rule: { objectOwnership: "BucketOwnerEnforced" },
      }), // no access lists: the policy alone decides
      options,
    );
    const versioning = new BucketVersioning(
      `${name}-versioning`,
      context.override(overriddenAs, "versioning", {
        ...place,
        versioningConfiguration: { status: "Enabled" },
      }),
      options,
    );
    const encryption = new BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      context.override(overriddenAs, "encryption", { ...place, rules: encryptionRules(args) }),
      options,
    );
    // Versions must be on before a rule speaks of them.
    new BucketLifecycleConfiguration(
      `${name}-lifecycle`,
      context.override(overriddenAs, "lifecycle", { ...place, rules: lifecycleRules(args) }),
      { parent: this, dependsOn: [versioning] },
    );
    const { accountId } = context.settings.aws;
    const policy = new BucketPolicy(
      `${name}-policy`,
      context.override(overriddenAs, "bucketPolicy", {
        ...place,
        policy: arn.apply((own) =>
          bucketPolicy(own, [
            ...(accessLogs === "receives" ? [receivesAccessLogs(own, accountId)] : []),
            ...(statements?.(own) ?? []),
          ]),
        ),
      }),
      { parent: this, dependsOn: [block] }, // S3 refuses two changes of a bucket's access at once
    );
    if (accessLogs !== "receives" && accessLogs !== "none") {
      new BucketLogging(
        `${name}-access-log`,
        context.override(overriddenAs, "accessLog", {
          ...place,
          targetBucket: accessLogs,
          targetPrefix: `${name}/`,
        }),
        options,
      );
    }
    return [policy, encryption, versioning];
  }

  #place({ region }: PrivateBucketArgs): { readonly region?: string } {
    return region === undefined ? {} : { region };
  }
}

function encryptionRules({
  keyArn,
}: PrivateBucketArgs): BucketServerSideEncryptionConfigurationArgs["rules"] {
  if (keyArn === "s3-managed") return [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }];
  return [
    {
      applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
      bucketKeyEnabled: true, // one call of KMS for many objects
    },
  ];
}

function lifecycleRules({
  expire,
}: PrivateBucketArgs): NonNullable<BucketLifecycleConfigurationArgs["rules"]> {
  return [
    {
      id: "expire",
      status: "Enabled",
      filter: {}, // every object
      ...(expire.days === undefined ? {} : { expiration: { days: expire.days } }),
      noncurrentVersionExpiration: { noncurrentDays: expire.versionDays },
      abortIncompleteMultipartUpload: { daysAfterInitiation: ABANDONED_UPLOAD_DAYS },
    },
  ];
}
