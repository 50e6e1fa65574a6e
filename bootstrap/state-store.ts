import { Alias } from "@pulumi/aws/kms/alias.js";
import { Key } from "@pulumi/aws/kms/key.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls.js";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock.js";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import { ComponentResource, type ComponentResourceOptions, interpolate, type Output } from "@pulumi/pulumi";
import { statePolicy } from "./state-policy.ts";

/** Days that an overwritten state can still be brought back. Every update writes a new one, of some 100 KB. */
const OLD_STATES_DAYS = 365;

/** Days after which the parts of an upload that broke off are thrown away. */
const BROKEN_UPLOAD_DAYS = 7;

/** Days in which a deleted key can be brought back: the longest that KMS offers, since every state hangs on it. */
const KEY_WINDOW_DAYS = 30;

/** The key's name for people, and for stack files, which must not change when the key is made anew. */
const KEY_ALIAS = "alias/slipway-state";

const TAGS = { "managed-by": "slipway", component: "state" } as const;

export interface StateStoreArgs {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
}

/** The bucket that holds the stacks' states, and the key that encrypts it and the secrets inside them. */
export class StateStore extends ComponentResource {
  /** For `pulumi login`. */
  readonly backend: Output<string>;
  /** For `pulumi stack init --secrets-provider`. */
  readonly secretsProvider: string;

  constructor(name: string, args: StateStoreArgs, opts?: ComponentResourceOptions) {
    super("slipway:bootstrap:StateStore", name, {}, opts);
    const key = this.#key(name);
    // Named by the engine: names are shared by all accounts of the world, and a fixed one could be somebody else's.
    const bucket = new Bucket(
      `${name}-bucket`,
      { forceDestroy: false, tags: TAGS },
      { parent: this, protect: true },
    );
    const closed = this.#close(name, bucket, args);
    this.#keep(name, bucket, key);
    this.backend = interpolate`s3://${closed.bucket}?region=${args.region}&awssdk=v2`;
    this.secretsProvider = `awskms:///${KEY_ALIAS}?region=${args.region}`;
    this.registerOutputs({ backend: this.backend, secretsProvider: this.secretsProvider });
  }

  /** No policy of its own: KMS's default one leaves the decision to the account's IAM policies. */
  #key(name: string): Key {
    const key = new Key(
      `${name}-key`,
      {
        description: "Encrypts the states of the account's stacks, and the secrets in them",
        enableKeyRotation: true,
        deletionWindowInDays: KEY_WINDOW_DAYS,
        tags: TAGS,
      },
      { parent: this, protect: true },
    );
    new Alias(`${name}-alias`, { name: KEY_ALIAS, targetKeyId: key.keyId }, { parent: this, protect: true });
    return key;
  }

  /** Nobody outside the account, nothing without TLS, no access lists. */
  #close(name: string, bucket: Bucket, { accountId, region }: StateStoreArgs): BucketPolicy {
    const block = new BucketPublicAccessBlock(
      `${name}-public-access`,
      {
        bucket: bucket.bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      { parent: this },
    );
    new BucketOwnershipControls(
      `${name}-ownership`,
      { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
      { parent: this },
    );
    return new BucketPolicy(
      `${name}-policy`,
      {
        bucket: bucket.bucket,
        policy: bucket.bucket.apply((found) => statePolicy(found, accountId, region)),
      },
      { parent: this, dependsOn: [block] }, // S3 refuses two changes of a bucket's access at once
    );
  }

  /** Every state encrypted, and kept for a year after the next one overwrote it. */
  #keep(name: string, bucket: Bucket, key: Key): void {
    new BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      {
        bucket: bucket.bucket,
        rules: [
          {
            applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
            bucketKeyEnabled: true,
          },
        ],
      },
      { parent: this },
    );
    const versioning = new BucketVersioning(
      `${name}-versioning`,
      { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
      { parent: this, protect: true },
    );
    new BucketLifecycleConfiguration(
      `${name}-lifecycle`,
      {
        bucket: bucket.bucket,
        rules: [
          {
            id: "old-states",
            status: "Enabled",
            filter: { prefix: "" },
            noncurrentVersionExpiration: { noncurrentDays: OLD_STATES_DAYS },
            abortIncompleteMultipartUpload: { daysAfterInitiation: BROKEN_UPLOAD_DAYS },
          },
        ],
      },
      { parent: this, dependsOn: [versioning] },
    );
  }
}
