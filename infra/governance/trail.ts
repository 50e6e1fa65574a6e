import { type TrailArgs as AwsTrailArgs, Trail } from "@pulumi/aws/cloudtrail/trail.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { type Input, interpolate, output, type Resource } from "@pulumi/pulumi";
import type { Settings } from "../config/settings.ts";
import type { StackContext } from "../context.ts";
import { partition } from "../lib/partition.ts";
import { type PolicyStatement, policyDocument } from "../lib/policy-document.ts";
import type { PrivateBucket } from "../storage/private-bucket.ts";

export interface TrailArgs {
  readonly context: StackContext;
  readonly records: PrivateBucket;
  readonly keyArn: Input<string>;
  /** ARN of the log group, without a trailing `:*`. */
  readonly groupArn: Input<string>;
  readonly parent: Resource;
}

/** A trail's name is ours, since the bucket lets in this one trail and is made before it. */
export function trailArn({ aws }: Pick<Settings, "aws">, prefix: string): string {
  return `arn:${partition(aws.region)}:cloudtrail:${aws.region}:${aws.accountId}:trail/${prefix}`;
}

/**
 * What the bucket's policy says of the trail. Source: CloudTrail User Guide, "Amazon S3 bucket policy for CloudTrail",
 * from memory, 2026-11.
 */
export function trailStatements(
  bucketArn: string,
  { accountId, arn }: { readonly accountId: string; readonly arn: string },
): readonly PolicyStatement[] {
  const principal = { Service: "cloudtrail.amazonaws.com" };
  return [
    {
      Sid: "TrailFindsBucket",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: { "aws:SourceArn": arn } },
    },
    {
      Sid: "TrailWrites",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${accountId}/*`,
      Condition: {
        StringEquals: { "aws:SourceArn": arn, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    },
  ];
}

/** Records who did what in every region, with digests that show whether a file was changed later (checklist OBS-10). */
export function trail(name: string, args: TrailArgs): void {
  const { context, parent, records } = args;
  const { accountId, region } = context.settings.aws;
  const tags = context.tags(name);
  const role = new Role(
    `${name}-trail-role`,
    context.override(name, "trailRole", {
      description: `Lets CloudTrail write the log of ${context.prefix}`,
      // Without a condition: CloudTrail fills in neither source nor account here (its User Guide, "Role policy document
      // for CloudTrail to use CloudWatch Logs", read 2026-11).
      assumeRolePolicy: policyDocument([
        {
          Sid: "TrailAssumesRole",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ]),
      tags,
    }),
    { parent },
  );
  const policy = new RolePolicy(
    `${name}-trail-policy`,
    context.override(name, "trailPolicy", {
      role: role.name,
      policy: output(args.groupArn).apply((group) =>
        policyDocument([
          {
            Sid: "WriteTrailLog",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: `${group}:log-stream:${accountId}_CloudTrail_${region}*`,
          },
        ]),
      ),
    }),
    { parent },
  );
  const draft: AwsTrailArgs = {
    name: context.prefix,
    s3BucketName: records.bucket,
    kmsKeyId: args.keyArn,
    isMultiRegionTrail: true,
    includeGlobalServiceEvents: true,
    enableLogFileValidation: true,
    enableLogging: true,
    cloudWatchLogsGroupArn: interpolate`${args.groupArn}:*`,
    cloudWatchLogsRoleArn: role.arn,
    tags,
  };
  new Trail(`${name}-trail`, context.override(name, "trail", draft), {
    parent,
    protect: context.protect,
    dependsOn: [policy, ...records.ready],
  });
}
