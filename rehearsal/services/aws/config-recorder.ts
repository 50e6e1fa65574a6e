import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { keyDecisionForRole } from "../../cloud/key-policy-judge.ts";
import { flag, record, text, textList } from "../known.ts";
import { bucketKey, bucketPolicySays, putObject } from "./bucket-judge.ts";
import { kmsKeyOf } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { roleAllows, roleOf, roleTrusts } from "./role-judge.ts";
import { TOKEN } from "./tokens.ts";

const RECORDER = "aws:cfg/recorder:Recorder";
const CHANNEL = "aws:cfg/deliveryChannel:DeliveryChannel";
const STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const PRINCIPAL = "config.amazonaws.com";

/** AWS Config API reference, ConfigSnapshotDeliveryProperties, from memory, 2026-11. */
const FREQUENCIES = ["One_Hour", "Three_Hours", "Six_Hours", "Twelve_Hours", "TwentyFour_Hours"];

/** What both types are called where nobody says (@pulumi/aws 7.48.0, cfg.RecorderArgs). */
const DEFAULT_NAME = "default";

function nameOf(inputs: Inputs): string {
  return text(inputs, "name") ?? DEFAULT_NAME;
}

function here(cloud: Cloud, token: string): readonly Entity[] {
  return cloud.list(token, { region: cloud.caller.region });
}

const recorder: Behaviour = {
  token: RECORDER,
  check(inputs) {
    const group = record(inputs, "recordingGroup") ?? {};
    const failures: CheckFailure[] = [];
    const everything = flag(group, "allSupported") ?? true;
    if (everything && textList(group, "resourceTypes").length > 0) {
      const reason = "InvalidRecordingGroupException: allSupported and resourceTypes exclude one another";
      failures.push({ property: "recordingGroup.resourceTypes", reason });
    }
    if (!everything && flag(group, "includeGlobalResourceTypes") === true) {
      const reason =
        "InvalidRecordingGroupException: includeGlobalResourceTypes can only be true where allSupported is";
      failures.push({ property: "recordingGroup.includeGlobalResourceTypes", reason });
    }
    return failures;
  },
  create(inputs, cloud) {
    if (here(cloud, RECORDER).length > 0) {
      throw new CloudError(
        "MaxNumberOfConfigurationRecordersExceededException",
        `Failed to put configuration recorder '${nameOf(inputs)}' because the maximum number of customer managed configuration recorders: 1 is reached.`,
      );
    }
    requireRole(inputs, cloud);
    return { id: nameOf(inputs), outputs: recorded(inputs) };
  },
  update(_entity, next, cloud) {
    requireRole(next, cloud);
    return recorded(next);
  },
};

function recorded(inputs: Inputs): Record<string, unknown> {
  const asked = record(inputs, "recordingGroup") ?? {};
  const all = flag(asked, "allSupported") ?? true;
  return {
    name: nameOf(inputs),
    recordingGroup: {
      allSupported: all,
      includeGlobalResourceTypes: false,
      resourceTypes: [],
      exclusionByResourceTypes: [],
      recordingStrategies: [
        { useOnly: all ? "ALL_SUPPORTED_RESOURCE_TYPES" : "INCLUSION_BY_RESOURCE_TYPES" },
      ],
      ...asked,
    },
    recordingMode: record(inputs, "recordingMode") ?? { recordingFrequency: "CONTINUOUS" },
  };
}

function requireRole(inputs: Inputs, cloud: Cloud): void {
  const arn = text(inputs, "roleArn");
  const role = roleOf(cloud, arn);
  const linked = /:role\/aws-service-role\/config\.amazonaws\.com\/AWSServiceRoleForConfig$/.test(arn ?? "");
  if (linked || (role !== undefined && roleTrusts(cloud, role, PRINCIPAL))) return;
  throw new CloudError(
    "InvalidRoleException",
    `The role ${String(arn)} does not exist or does not let ${PRINCIPAL} assume it`,
  );
}

const channel: Behaviour = {
  token: CHANNEL,
  check(inputs) {
    const value = text(record(inputs, "snapshotDeliveryProperties") ?? {}, "deliveryFrequency");
    if (value === undefined || FREQUENCIES.includes(value)) return [];
    const property = "snapshotDeliveryProperties.deliveryFrequency";
    return [{ property, reason: `must be one of ${FREQUENCIES.join(", ")}; got "${value}"` }];
  },
  create(inputs, cloud) {
    if (here(cloud, CHANNEL).length > 0) {
      throw new CloudError(
        "MaxNumberOfDeliveryChannelsExceededException",
        `Failed to put delivery channel '${nameOf(inputs)}' because the maximum number of delivery channels: 1 is reached.`,
      );
    }
    deliver(inputs, cloud);
    return { id: nameOf(inputs), outputs: { name: nameOf(inputs) } };
  },
  update(_entity, next, cloud) {
    deliver(next, cloud);
    return undefined;
  },
  delete(entity, cloud) {
    if (here(cloud, STATUS).some((one) => flag(one.inputs, "isEnabled") === true)) {
      throw new CloudError(
        "LastDeliveryChannelDeleteFailedException",
        `Failed to delete last specified delivery channel with name '${entity.id}', because there is a running configuration recorder.`,
      );
    }
    return undefined;
  },
};

/** Config writes a file to try the way. It comes as the recorder's role, or as itself where that is its own linked role. */
function deliver(inputs: Inputs, cloud: Cloud): void {
  const [owner] = here(cloud, RECORDER);
  if (owner === undefined) {
    throw new CloudError(
      "NoAvailableConfigurationRecorderException",
      "Configuration recorder is not available to put delivery channel.",
    );
  }
  const name = text(inputs, "s3BucketName");
  const bucket = cloud.list(TOKEN.bucket).find((one) => one.id === name);
  if (bucket === undefined)
    throw new CloudError(
      "NoSuchBucketException",
      `Cannot find a S3 bucket with an empty bucket name or: ${String(name)}`,
    );
  const prefix = text(inputs, "s3KeyPrefix");
  const start = prefix === undefined || prefix === "" ? "" : `${prefix}/`;
  const object = `${start}AWSLogs/${cloud.caller.accountId}/Config/ConfigWritabilityCheckFile`;
  if (
    !mayWrite(cloud, owner, bucket, object) ||
    !mayEncrypt(cloud, owner, bucket, text(inputs, "s3KmsKeyArn"))
  ) {
    throw new CloudError(
      "InsufficientDeliveryPolicyException",
      `Insufficient delivery policy to s3 bucket: ${bucket.id}, unable to write to bucket, provided s3 key prefix is '${prefix ?? "null"}', provided kms key is '${text(inputs, "s3KmsKeyArn") ?? "null"}'.`,
    );
  }
  putObject(cloud, bucket, object);
}

function mayWrite(cloud: Cloud, owner: Entity, bucket: Entity, key: string): boolean {
  const arn = `arn:aws:s3:::${bucket.id}`;
  const account = cloud.caller.accountId;
  const calls = [
    { action: "s3:GetBucketAcl", resource: arn },
    { action: "s3:PutObject", resource: `${arn}/${key}` },
  ];
  const roleArn = String(owner.inputs.roleArn);
  const role = roleOf(cloud, roleArn);
  return calls.every((call) => {
    const context = { "aws:SourceAccount": account, "s3:x-amz-acl": "bucket-owner-full-control" };
    const principal = role === undefined ? { service: PRINCIPAL } : { aws: roleArn };
    const said = bucketPolicySays(cloud, bucket, { ...call, principal, context });
    if (said === "deny") return false;
    return (
      said === "allow" || (role !== undefined && roleAllows(cloud, role, call.action, call.resource, context))
    );
  });
}

function mayEncrypt(cloud: Cloud, owner: Entity, bucket: Entity, named: string | undefined): boolean {
  const reference = named ?? bucketKey(cloud, bucket);
  if (reference === undefined) return true;
  const key = kmsKeyOf(cloud, reference);
  const roleArn = String(owner.inputs.roleArn);
  const role = roleOf(cloud, roleArn);
  if (key === undefined || key.kept !== undefined || role === undefined) return false;
  const viaService = `s3.${bucket.region}.amazonaws.com`;
  const use = { roleArn, account: cloud.caller.accountId, action: "kms:GenerateDataKey", viaService };
  const said = keyDecisionForRole(live(key).policy, use);
  if (said !== "delegate") return said === "allow";
  return roleAllows(cloud, role, use.action, String(live(key).arn), { "kms:ViaService": viaService });
}

const status: Behaviour = {
  token: STATUS,
  create(inputs, cloud) {
    start(inputs, cloud);
    return { id: nameOf(inputs), outputs: { name: nameOf(inputs) } };
  },
  update(_entity, next, cloud) {
    start(next, cloud);
    return undefined;
  },
};

function start(inputs: Inputs, cloud: Cloud): void {
  const name = nameOf(inputs);
  if (!here(cloud, RECORDER).some((one) => one.id === name)) {
    throw new CloudError(
      "NoSuchConfigurationRecorderException",
      `Cannot find configuration recorder with the specified name '${name}'.`,
    );
  }
  if (flag(inputs, "isEnabled") === true && here(cloud, CHANNEL).length === 0) {
    throw new CloudError(
      "NoAvailableDeliveryChannelException",
      "Delivery channel is not available to start configuration recorder.",
    );
  }
}

/** AWS Config: the recorder, where it delivers, and whether it runs. */
export const configRecorder: Service = { behaviours: [recorder, channel, status] };
