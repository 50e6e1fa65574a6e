import { Alias } from "@pulumi/aws/kms/alias.js";
import { Key, type KeyArgs } from "@pulumi/aws/kms/key.js";
import { ComponentResource, type Input, type Output, output } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { type KeyService, keyPolicy } from "./key-policy.ts";

/**
 * Days between automatic rotations, KMS's own default; 90 to 2560 are possible. @pulumi/aws 7.48.0,
 * kms.KeyArgs.
 */
const ROTATION_DAYS = 365;

/** What a key encrypts; the component in whose name the configuration may override it. */
export type KeyPurpose = "secrets" | "logs" | "data" | "backup" | "alerts" | "watch" | "records" | "atlas";

/** The overrides' component of each purpose: a key's properties are changed where its data is described. */
const OVERRIDDEN_AS: Readonly<Record<KeyPurpose, string>> = {
  secrets: "secrets",
  logs: "logs",
  data: "database",
  backup: "backup",
  alerts: "topics",
  watch: "topics",
  records: "records",
  atlas: "atlas",
};

export interface CustomerKeyArgs {
  readonly context: StackContext;
  readonly purpose: KeyPurpose;
  /** The services that may use the key. No default: each one is an opening. */
  readonly serviceGrants: readonly KeyService[];
  /** The one role that uses the key by no service; left out, there is none. */
  readonly user?: { readonly roleArn: Input<string>; readonly actions: readonly string[] };
  /** Region of the key. Default: the stack's own. */
  readonly region?: string;
}

/**
 * A key of the account's own that rotates by itself (checklist ENC-03), and the name that people know it by.
 */
export class CustomerKey extends ComponentResource {
  readonly arn: Output<string>;
  readonly keyId: Output<string>;

  constructor(name: string, args: CustomerKeyArgs, opts?: ComponentOptions) {
    super("slipway:secrets:CustomerKey", name, {}, opts);
    const { context, purpose } = args;
    const { accountId } = context.settings.aws;
    const region = args.region ?? context.settings.aws.region;
    const elsewhere = region === context.settings.aws.region ? {} : { region };
    const draft: KeyArgs = {
      description: `Encrypts the ${purpose} of ${context.prefix}`,
      keyUsage: "ENCRYPT_DECRYPT",
      customerMasterKeySpec: "SYMMETRIC_DEFAULT",
      enableKeyRotation: true,
      rotationPeriodInDays: ROTATION_DAYS,
      deletionWindowInDays: context.settings.recoveryWindowDays,
      policy: policyOf(args, { accountId, region }),
      ...elsewhere,
      tags: context.tags(name),
    };
    // Protected: what a deleted key encrypted is lost with it, backups included.
    const key = new Key(`${name}-key`, context.override(OVERRIDDEN_AS[purpose], "key", draft), {
      parent: this,
      protect: context.protect,
    });
    // Named by us, since an alias is nothing but a name for people. A rename makes a new alias and touches no
    // data.
    new Alias(
      `${name}-alias`,
      context.override(OVERRIDDEN_AS[purpose], "keyAlias", {
        name: `alias/${context.prefix}-${purpose}`,
        targetKeyId: key.keyId,
        ...elsewhere,
      }),
      { parent: this },
    );
    this.arn = key.arn;
    this.keyId = key.keyId;
    this.registerOutputs({ arn: this.arn, keyId: this.keyId });
  }
}

function policyOf(
  { serviceGrants: services, user }: CustomerKeyArgs,
  place: { readonly accountId: string; readonly region: string },
): Input<string> {
  if (user === undefined) return keyPolicy({ ...place, services });
  const { actions, roleArn } = user;
  return output(roleArn).apply((arn) => keyPolicy({ ...place, services, user: { roleArn: arn, actions } }));
}
