import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { missingKeyActions } from "../../cloud/key-policy-judge.ts";
import { flag, given, text } from "../known.ts";
import { bucketPolicySays, putObject } from "./bucket-judge.ts";
import { kmsKeyOf } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { roleAllows, roleOf, roleTrusts } from "./role-judge.ts";
import { TOKEN } from "./tokens.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const PRINCIPAL = "cloudtrail.amazonaws.com";

/** CloudTrail User Guide, "Naming requirements" and "Quotas in AWS CloudTrail", from memory, 2026-11. */
const NAME = /^(?=.{3,128}$)[A-Za-z0-9](?:[A-Za-z0-9]|[._-](?=[A-Za-z0-9]))*$/;
const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;
const MAX_TRAILS = 5;

/** What CloudTrail does with a trail's key: User Guide, "Configure AWS KMS key policies for CloudTrail", from memory, 2026-11. */
const KEY_ACTIONS = ["kms:GenerateDataKey", "kms:DescribeKey"];

const trail: Behaviour = {
  token: TRAIL,
  autoName: { property: "name", maxLength: 128 },

  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && (!NAME.test(name) || ADDRESS.test(name))) {
      const reason = `InvalidTrailNameException: must be 3 to 128 letters, digits, ".", "_" and "-", no two of the latter in a row; got "${name}"`;
      failures.push({ property: "name", reason });
    }
    if (given(inputs, "eventSelectors") && given(inputs, "advancedEventSelectors")) {
      failures.push({ property: "eventSelectors", reason: "conflicts with advancedEventSelectors" });
    }
    const group = text(inputs, "cloudWatchLogsGroupArn");
    if (group !== undefined && group !== "" && !group.endsWith(":*")) {
      const reason = `InvalidCloudWatchLogsLogGroupArnException: must end with the wildcard of its streams, ":*"; got "${group}"`;
      failures.push({ property: "cloudWatchLogsGroupArn", reason });
    }
    return failures;
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    const here = cloud.list(TRAIL, { region: cloud.caller.region });
    if (here.some((other) => other.inputs.name === name)) {
      throw new CloudError(
        "TrailAlreadyExistsException",
        `Trail ${name} already exists for customer: ${cloud.caller.accountId}`,
      );
    }
    if (here.length >= MAX_TRAILS) {
      throw new CloudError(
        "MaximumNumberOfTrailsExceededException",
        `User: ${cloud.caller.accountId} already has ${here.length} trails in ${cloud.caller.region}.`,
      );
    }
    const arn = cloud.arn("cloudtrail", `trail/${name}`);
    deliver(inputs, cloud, arn);
    return {
      id: arn,
      outputs: { arn, homeRegion: cloud.caller.region, snsTopicArn: topicArn(inputs, cloud) },
    };
  },

  update(entity, next, cloud) {
    deliver(next, cloud, String(entity.outputs.arn));
    return { snsTopicArn: topicArn(next, cloud) };
  },
};

function topicArn(inputs: Inputs, cloud: Cloud): string {
  const topic = text(inputs, "snsTopicName") ?? "";
  return topic === "" || topic.startsWith("arn:") ? topic : cloud.arn("sns", topic);
}

/** Bucket, key and log group must let CloudTrail in before the trail is taken; then the first file is written. */
function deliver(inputs: Inputs, cloud: Cloud, arn: string): void {
  const bucket = requireBucketFor(inputs, cloud, arn);
  requireKey(inputs, cloud, arn, bucket);
  requireGroup(inputs, cloud);
  if (flag(inputs, "enableLogging") !== false)
    putObject(cloud, bucket, `${folder(inputs, cloud)}/${cloud.caller.region}/first.json.gz`);
}

function folder(inputs: Inputs, cloud: Cloud): string {
  const prefix = text(inputs, "s3KeyPrefix");
  const start = prefix === undefined || prefix === "" ? "" : `${prefix}/`;
  return `${start}AWSLogs/${cloud.caller.accountId}/CloudTrail`;
}

function requireBucketFor(inputs: Inputs, cloud: Cloud, trailArn: string): Entity {
  const name = text(inputs, "s3BucketName");
  const bucket = cloud.list(TOKEN.bucket).find((one) => one.id === name);
  if (bucket === undefined)
    throw new CloudError("S3BucketDoesNotExistException", `S3 bucket ${String(name)} does not exist!`);
  const principal = { service: PRINCIPAL };
  const context = { "aws:SourceArn": trailArn, "aws:SourceAccount": cloud.caller.accountId };
  const arn = `arn:aws:s3:::${bucket.id}`;
  const read = { action: "s3:GetBucketAcl", resource: arn, principal, context };
  const write = {
    action: "s3:PutObject",
    resource: `${arn}/${folder(inputs, cloud)}/x`,
    principal,
    context: { ...context, "s3:x-amz-acl": "bucket-owner-full-control" },
  };
  const refused = [read, write].find((request) => bucketPolicySays(cloud, bucket, request) !== "allow");
  if (refused !== undefined) {
    throw new CloudError(
      "InsufficientS3BucketPolicyException",
      `Incorrect S3 bucket policy is detected for bucket: ${bucket.id} (${PRINCIPAL} needs ${refused.action})`,
    );
  }
  return bucket;
}

function requireKey(inputs: Inputs, cloud: Cloud, arn: string, bucket: Entity): void {
  const reference = text(inputs, "kmsKeyId");
  if (reference === undefined || reference === "") return;
  const key = kmsKeyOf(cloud, reference);
  if (key === undefined || key.kept !== undefined)
    throw new CloudError("KmsKeyNotFoundException", `KMS key ${reference} does not exist`);
  if (live(key).isEnabled === false)
    throw new CloudError("KmsKeyDisabledException", `KMS key ${reference} is disabled`);
  if (key.region !== bucket.region) {
    throw new CloudError(
      "KmsException",
      `The key ${reference} and the bucket ${bucket.id} must be in the same region`,
    );
  }
  const missing = missingKeyActions(live(key).policy, {
    service: PRINCIPAL,
    account: cloud.caller.accountId,
    actions: KEY_ACTIONS,
    encryptionContextArn: arn,
  });
  if (missing.length > 0) {
    throw new CloudError(
      "InsufficientEncryptionPolicyException",
      `Insufficient permissions to access S3 bucket ${bucket.id} or KMS key ${reference} (${PRINCIPAL} needs ${missing.join(", ")})`,
    );
  }
}

function requireGroup(inputs: Inputs, cloud: Cloud): void {
  const groupArn = text(inputs, "cloudWatchLogsGroupArn") ?? "";
  const roleArn = text(inputs, "cloudWatchLogsRoleArn") ?? "";
  if (groupArn === "" && roleArn === "") return;
  const bare = groupArn.replace(/:\*$/, "");
  const group = cloud
    .list(TOKEN.logGroup, { region: cloud.caller.region })
    .find((entity) => live(entity).arn === bare);
  if (group === undefined) {
    throw new CloudError(
      "InvalidCloudWatchLogsLogGroupArnException",
      `CloudTrail cannot validate the specified log group ARN: ${groupArn}`,
    );
  }
  const role = roleOf(cloud, roleArn);
  if (role === undefined || !roleTrusts(cloud, role, PRINCIPAL)) {
    throw new CloudError(
      "InvalidCloudWatchLogsRoleArnException",
      "Access denied. Check the trust relationships for your role.",
    );
  }
  const stream = `${bare}:log-stream:${cloud.caller.accountId}_CloudTrail_${cloud.caller.region}`;
  const missing = ["logs:CreateLogStream", "logs:PutLogEvents"].filter(
    (action) => !roleAllows(cloud, role, action, stream),
  );
  if (missing.length > 0) {
    throw new CloudError(
      "InvalidCloudWatchLogsRoleArnException",
      `Access denied. Verify in IAM that the role has adequate permissions (${missing.join(", ")} on ${stream}).`,
    );
  }
}

/** AWS CloudTrail: trails over S3 and CloudWatch Logs. */
export const cloudtrail: Service = { behaviours: [trail] };
