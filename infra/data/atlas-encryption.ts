import { Role } from "@pulumi/aws/iam/role.js";
import { CloudProviderAccessAuthorization } from "@pulumi/mongodbatlas/cloudProviderAccessAuthorization.js";
import { CloudProviderAccessSetup } from "@pulumi/mongodbatlas/cloudProviderAccessSetup.js";
import { EncryptionAtRest } from "@pulumi/mongodbatlas/encryptionAtRest.js";
import { ComponentResource, type Input, type Output } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { policyDocument } from "../lib/policy-document.ts";
import { CustomerKey } from "../secrets/customer-key.ts";
import { atlasRegion } from "../tables/atlas-tiers.ts";

/**
 * What Atlas calls of a customer's key, and all that it calls (terraform-provider-mongodbatlas at 468253d,
 * examples/mongodbatlas_encryption_at_rest/aws/atlas-cluster/aws-roles.tf, read 2026-11-27).
 */
export const ATLAS_KEY_ACTIONS = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"] as const;

export interface AtlasEncryptionArgs {
  readonly context: StackContext;
  readonly projectId: Input<string>;
}

/**
 * The policy by which Atlas assumes the role: from its own account and with the external id that it gave this project, so that
 * nobody else's project can name the role (same source).
 */
export function atlasTrust(atlas: { readonly accountArn: string; readonly externalId: string }): string {
  return policyDocument([
    {
      Sid: "AtlasAssumesRole",
      Effect: "Allow",
      Principal: { AWS: atlas.accountArn },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": atlas.externalId } },
    },
  ]);
}

/**
 * A key of the product's own for the project's clusters: Atlas says who will come, a role lets it in, the key's policy names that
 * role. Taking the key away closes the data, its snapshots with it.
 */
export class AtlasEncryption extends ComponentResource {
  /** What a cluster that uses the key waits for. */
  readonly ready: EncryptionAtRest;

  constructor(name: string, args: AtlasEncryptionArgs, opts?: ComponentOptions) {
    super("slipway:data:AtlasEncryption", name, {}, opts);
    const { context, projectId } = args;
    const setup = new CloudProviderAccessSetup(
      `${name}-setup`,
      context.override("atlas", "roleSetup", { projectId, providerName: "AWS" }),
      // The provider would forget it in another project, and leave it behind (terraform-provider-mongodbatlas at 468253d,
      // resource_cloud_provider_access_setup.go, read 2026-11-27).
      { parent: this, replaceOnChanges: ["projectId"] },
    );
    const role = this.#role(name, context, setup);
    const key = new CustomerKey(
      "atlas-key",
      {
        context,
        purpose: "atlas",
        serviceGrants: [],
        user: { roleArn: role.arn, actions: ATLAS_KEY_ACTIONS },
      },
      { parent: this },
    );
    const authorization = new CloudProviderAccessAuthorization(
      `${name}-authorization`,
      context.override("atlas", "roleAuthorization", {
        projectId,
        roleId: setup.roleId,
        aws: { iamAssumedRoleArn: role.arn },
      }),
      { parent: this },
    );
    this.ready = this.#switch(name, args, key.keyId, authorization);
    this.registerOutputs({});
  }

  #role(name: string, context: StackContext, setup: CloudProviderAccessSetup): Role {
    return new Role(
      `${name}-role`,
      context.override("atlas", "role", {
        description: `Lets MongoDB Atlas use the key of ${context.prefix}`,
        assumeRolePolicy: setup.awsConfigs.apply(([config]) => {
          const { atlasAssumedRoleExternalId: externalId, atlasAwsAccountArn: accountArn } = config ?? {};
          if (externalId === undefined || accountArn === undefined)
            throw new Error(`${name}: Atlas's account and an external id were expected; got none.`);
          return atlasTrust({ accountArn, externalId });
        }),
        tags: context.tags("atlas"),
      }),
      { parent: this },
    );
  }

  /** The project may have clusters with the key from here on. */
  #switch(
    name: string,
    { context, projectId }: AtlasEncryptionArgs,
    keyId: Output<string>,
    authorization: CloudProviderAccessAuthorization,
  ): EncryptionAtRest {
    return new EncryptionAtRest(
      `${name}-switch`,
      context.override("atlas", "encryption", {
        projectId,
        awsKmsConfig: {
          enabled: true,
          customerMasterKeyId: keyId,
          region: atlasRegion(context.settings.aws.region),
          roleId: authorization.roleId,
        },
      }),
      { parent: this },
    );
  }
}
