import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { missingKeyActions } from "../../cloud/key-policy-judge.ts";
import { flag, number, text } from "../known.ts";
import { kmsKeyOf } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Days; 0 keeps for ever. Source: CloudWatch Logs API Reference, PutRetentionPolicy, from memory, 2026-11. */
const RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Source: CloudWatch Logs API Reference, CreateLogGroup, from memory, 2026-11. */
const NAME = { longest: 512, pattern: /^[.\-_/#A-Za-z0-9]+$/ } as const;

const CLASSES = ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"];

/** What the service does with a group's key. Source: CloudWatch Logs User Guide, "Encrypt log data using AWS KMS", from memory, 2026-11. */
const KEY_ACTIONS = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
  "kms:GenerateDataKey",
  "kms:DescribeKey",
];

const logGroup: Behaviour = {
  token: TOKEN.logGroup,
  autoName: { property: "name", maxLength: NAME.longest },
  replaceOn: ["name", "namePrefix", "logGroupClass"],
  inPlace: ["retentionInDays", "kmsKeyId", "skipDestroy", "deletionProtectionEnabled"],
  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && (name.length > NAME.longest || !NAME.pattern.test(name))) {
      failures.push({
        property: "name",
        reason: `must be 1 to ${NAME.longest} characters of letters, digits, "_", "-", "/", "." and "#"; got "${name}"`,
      });
    }
    if (name?.startsWith("aws/") === true)
      failures.push({ property: "name", reason: 'a name that begins with "aws/" is AWS\'s own' });
    const days = number(inputs, "retentionInDays");
    if (days !== undefined && !RETENTION_DAYS.includes(days)) {
      failures.push({
        property: "retentionInDays",
        reason: `expected retentionInDays to be one of ${JSON.stringify(RETENTION_DAYS)}, got ${days}`,
      });
    }
    const kind = text(inputs, "logGroupClass");
    if (kind !== undefined && !CLASSES.includes(kind)) {
      failures.push({
        property: "logGroupClass",
        reason: `expected logGroupClass to be one of ${JSON.stringify(CLASSES)}, got ${kind}`,
      });
    }
    return failures;
  },
  create(inputs, cloud) {
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? ""}${cloud.digits(26)}`;
    if (cloud.list(TOKEN.logGroup, { region: cloud.caller.region }).some((other) => other.id === name)) {
      throw new CloudError("ResourceAlreadyExistsException", "The specified log group already exists");
    }
    const arn = cloud.arn("logs", `log-group:${name}`);
    requireKey(inputs, cloud, arn);
    return {
      id: name,
      outputs: {
        arn,
        name,
        namePrefix: text(inputs, "namePrefix") ?? "",
        ...settings(inputs),
        logGroupClass: text(inputs, "logGroupClass") ?? "STANDARD",
      },
    };
  },
  update(entity, next, cloud) {
    requireKey(next, cloud, text(live(entity), "arn") ?? "");
    return settings(next);
  },
  delete(entity) {
    if (flag(live(entity), "deletionProtectionEnabled") === true) {
      throw new CloudError(
        "OperationAbortedException",
        `The log group ${entity.id} has deletion protection enabled`,
      );
    }
    return flag(live(entity), "skipDestroy") === true
      ? { why: "skipDestroy keeps the log group", until: undefined }
      : undefined;
  },
};

function settings(inputs: Inputs): Record<string, unknown> {
  const delivery = text(inputs, "logGroupClass") === "DELIVERY";
  return {
    retentionInDays: delivery ? 2 : (number(inputs, "retentionInDays") ?? 0),
    skipDestroy: flag(inputs, "skipDestroy") ?? false,
    deletionProtectionEnabled: flag(inputs, "deletionProtectionEnabled") ?? false,
  };
}

/** The key must be in the region, switched on, and its policy must let the logs service of the region use it for this group. */
function requireKey(inputs: Inputs, cloud: Cloud, groupArn: string): void {
  const reference = text(inputs, "kmsKeyId");
  if (reference === undefined || reference === "") return;
  const key = reference.startsWith("arn:") ? kmsKeyOf(cloud, reference) : undefined;
  if (key === undefined || key.kept !== undefined || live(key).isEnabled === false) {
    throw new CloudError(
      "InvalidParameterException",
      `The specified KMS Key Id could not be found: ${reference}`,
    );
  }
  const missing = missingKeyActions(live(key).policy, {
    service: `logs.${cloud.caller.region}.amazonaws.com`,
    account: cloud.caller.accountId,
    actions: KEY_ACTIONS,
    encryptionContextArn: groupArn,
  });
  if (missing.length > 0) {
    throw new CloudError(
      "AccessDeniedException",
      `The specified KMS key does not exist or is not allowed to be used with Arn '${groupArn}': its policy must let ` +
        `logs.${cloud.caller.region}.amazonaws.com call ${missing.join(", ")}`,
    );
  }
}

/** CloudWatch log groups. */
export const cloudwatchLogs: Service = { behaviours: [logGroup] };
