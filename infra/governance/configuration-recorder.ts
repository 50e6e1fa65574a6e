import { DeliveryChannel } from "@pulumi/aws/cfg/deliveryChannel.js";
import { Recorder, type RecorderArgs } from "@pulumi/aws/cfg/recorder.js";
import { RecorderStatus } from "@pulumi/aws/cfg/recorderStatus.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { all, type Input, type Resource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";
import { partition } from "../lib/partition.ts";
import { policyDocument } from "../lib/policy-document.ts";
import type { PrivateBucket } from "../storage/private-bucket.ts";

export interface ConfigurationRecorderArgs {
  readonly context: StackContext;
  readonly records: PrivateBucket;
  /** Key that the bucket encrypts with. */
  readonly keyArn: Input<string>;
  readonly parent: Resource;
}

/**
 * Records how every resource of the region was set, and when that changed. Recorder, channel and start are three things
 * that AWS takes in this order only, and gives back in the opposite one.
 */
export function configurationRecorder(name: string, args: ConfigurationRecorderArgs): void {
  const { context, parent, records } = args;
  const { role, ready } = recorderRole(name, args);
  const draft: RecorderArgs = {
    roleArn: role.arn,
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
  };
  const recorder = new Recorder(`${name}-recorder`, context.override(name, "recorder", draft), {
    parent,
    dependsOn: [...ready],
  });
  const channel = new DeliveryChannel(
    `${name}-channel`,
    context.override(name, "deliveryChannel", { s3BucketName: records.bucket }),
    { parent, dependsOn: [recorder, ...ready, ...records.ready] },
  );
  new RecorderStatus(
    `${name}-recorder-status`,
    context.override(name, "recorderStatus", { name: recorder.name, isEnabled: true }),
    { parent, dependsOn: [channel] },
  );
}

/**
 * What the recorder may do: read every resource's settings by AWS's own policy, and write to the one bucket. Source: AWS
 * Config Developer Guide, "Permissions for the IAM role assigned to AWS Config", from memory, 2026-11.
 */
function recorderRole(
  name: string,
  { context, keyArn, parent, records }: ConfigurationRecorderArgs,
): { readonly role: Role; readonly ready: readonly Resource[] } {
  const { accountId, region } = context.settings.aws;
  const role = new Role(
    `${name}-recorder-role`,
    context.override(name, "recorderRole", {
      description: `Lets AWS Config record the account of ${context.prefix}`,
      assumeRolePolicy: policyDocument([
        {
          Sid: "RecorderAssumesRole",
          Effect: "Allow",
          Principal: { Service: "config.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": accountId } },
        },
      ]),
      tags: context.tags(name),
    }),
    { parent },
  );
  const reads = new RolePolicyAttachment(
    `${name}-recorder-reads`,
    context.override(name, "recorderReads", {
      role: role.name,
      policyArn: `arn:${partition(region)}:iam::aws:policy/service-role/AWS_ConfigRole`,
    }),
    { parent },
  );
  const writes = new RolePolicy(
    `${name}-recorder-writes`,
    context.override(name, "recorderPolicy", {
      role: role.name,
      policy: all([records.arn, keyArn]).apply(([bucket, key]) =>
        policyDocument([
          { Sid: "FindBucket", Effect: "Allow", Action: "s3:GetBucketAcl", Resource: bucket },
          {
            Sid: "WriteRecords",
            Effect: "Allow",
            Action: "s3:PutObject",
            Resource: `${bucket}/AWSLogs/${accountId}/Config/*`,
            Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
          },
          {
            Sid: "EncryptRecords",
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: key,
            Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
          },
        ]),
      ),
    }),
    { parent },
  );
  return { role, ready: [reads, writes] };
}
