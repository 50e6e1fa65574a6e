import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { daysFromNow, prefixSuffix, uuid } from "../identifiers.ts";
import { flag, given, number, text } from "../known.ts";
import { type PolicyDocument, parsePolicyDocument, policyProblem } from "./iam-policy-document.ts";
import { requireKmsKey } from "./kms-key-of.ts";
import { coversAction, missingPrincipal, policyText } from "./policy-text.ts";

/** Waiting period before a key is gone, days (KMS API reference, ScheduleKeyDeletion, from memory, 2026-11). */
const DELETION_WINDOW = { min: 7, max: 30, default: 30 } as const;
/** Days between rotations (KMS API reference, EnableKeyRotation, from memory, 2026-11). */
const ROTATION_PERIOD = { min: 90, max: 2560, default: 365 } as const;
/** Characters of a key's description (KMS API reference, CreateKey, from memory, 2026-11). */
const MAX_DESCRIPTION = 8192;
/** KMS API reference, CreateAlias, from memory, 2026-11: `alias/` and up to 250 more; `alias/aws/` belongs to AWS. */
const ALIAS_NAME = /^alias\/[a-zA-Z0-9/_-]{1,250}$/;

const key: Behaviour = {
  token: "aws:kms/key:Key",

  check(inputs) {
    const failures: CheckFailure[] = [];
    const range = (property: string, limits: { readonly min: number; readonly max: number }): void => {
      const value = number(inputs, property);
      if (value !== undefined && (value < limits.min || value > limits.max)) {
        failures.push({
          property,
          reason: `expected ${property} to be in the range (${limits.min} - ${limits.max}), got ${value}`,
        });
      }
    };
    range("deletionWindowInDays", DELETION_WINDOW);
    range("rotationPeriodInDays", ROTATION_PERIOD);
    if ((text(inputs, "description") ?? "").length > MAX_DESCRIPTION) {
      failures.push({
        property: "description",
        reason: `expected length of description to be in the range (0 - ${MAX_DESCRIPTION})`,
      });
    }
    if (given(inputs, "rotationPeriodInDays") && flag(inputs, "enableKeyRotation") === false) {
      failures.push({ property: "rotationPeriodInDays", reason: "needs enableKeyRotation to be true" });
    }
    const policy = policyText(inputs.policy);
    const problem = policy === undefined ? undefined : policyProblem(policy, "key");
    if (problem !== undefined) failures.push({ property: "policy", reason: problem });
    return failures;
  },

  create(inputs, cloud) {
    const policy = acceptedPolicy(inputs, cloud);
    refuseRotation(inputs);
    const multiRegion = flag(inputs, "multiRegion") ?? false;
    const keyId = multiRegion ? `mrk-${cloud.hex(32)}` : uuid(cloud);
    return {
      id: keyId,
      outputs: {
        ...{ arn: cloud.arn("kms", `key/${keyId}`), keyId, multiRegion, policy },
        description: text(inputs, "description") ?? "",
        rotationPeriodInDays: rotationPeriod(inputs),
      },
    };
  },

  update(_entity, next, cloud) {
    refuseRotation(next);
    return {
      policy: acceptedPolicy(next, cloud),
      description: text(next, "description") ?? "",
      rotationPeriodInDays: rotationPeriod(next),
    };
  },

  delete(entity, cloud) {
    const days = number(entity.inputs, "deletionWindowInDays") ?? DELETION_WINDOW.default;
    return { why: "key pending deletion", until: daysFromNow(cloud, days) };
  },
};

/** 0 while rotation is off, as the provider reads it back. */
function rotationPeriod(inputs: Inputs): number {
  if (flag(inputs, "enableKeyRotation") !== true) return 0;
  return number(inputs, "rotationPeriodInDays") ?? ROTATION_PERIOD.default;
}

function refuseRotation(inputs: Inputs): void {
  const spec = text(inputs, "customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
  if (flag(inputs, "enableKeyRotation") === true && spec !== "SYMMETRIC_DEFAULT") {
    throw new CloudError(
      "UnsupportedOperationException",
      `Key rotation is not supported for keys of spec ${spec}.`,
    );
  }
}

function acceptedPolicy(inputs: Inputs, cloud: Cloud): string {
  const policy = policyText(inputs.policy) ?? defaultPolicy(cloud);
  const document = parsePolicyDocument(policy, "key");
  if (missingPrincipal(document, cloud) !== undefined) {
    throw new CloudError(
      "MalformedPolicyDocumentException",
      "Policy contains a statement with one or more invalid principals.",
    );
  }
  if (
    flag(inputs, "bypassPolicyLockoutSafetyCheck") !== true &&
    !leavesOwner(document, cloud.caller.accountId)
  ) {
    throw new CloudError(
      "MalformedPolicyDocumentException",
      "The new key policy will not allow you to update the key policy in the future.",
    );
  }
  return policy;
}

/**
 * KMS refuses a policy that locks its own account out (Developer Guide, "Default key policy", from memory, 2026-11).
 */
function leavesOwner(document: PolicyDocument, accountId: string): boolean {
  return document.statements.some(
    (statement) =>
      statement.effect === "Allow" &&
      coversAction(statement, "kms:PutKeyPolicy") &&
      (statement.principals.AWS ?? []).some(
        (name) => name === "*" || name === accountId || name.includes(`::${accountId}:`),
      ),
  );
}

function defaultPolicy(cloud: Cloud): string {
  const Principal = { AWS: `arn:aws:iam::${cloud.caller.accountId}:root` };
  const Statement = [
    { Sid: "Enable IAM User Permissions", Effect: "Allow", Principal, Action: "kms:*", Resource: "*" },
  ];
  return JSON.stringify({ Version: "2012-10-17", Id: "key-default-1", Statement });
}

const alias: Behaviour = {
  token: "aws:kms/alias:Alias",
  autoName: { property: "name", maxLength: 256, prefix: "alias/" },

  check(inputs) {
    const name = text(inputs, "name");
    if (name === undefined) return [];
    if (!ALIAS_NAME.test(name)) {
      return [
        {
          property: "name",
          reason: `must begin with 'alias/' and only contain [0-9A-Za-z_/-]; got "${name}"`,
        },
      ];
    }
    return name.startsWith("alias/aws/")
      ? [{ property: "name", reason: 'must not begin with "alias/aws/", which AWS keeps' }]
      : [];
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? "alias/"}${prefixSuffix(cloud)}`;
    const target = requireKmsKey(cloud, inputs.targetKeyId);
    const arn = cloud.arn("kms", name);
    if (cloud.get(alias.token, name) !== undefined) {
      throw new CloudError("AlreadyExistsException", `An alias with the name ${arn} already exists`);
    }
    return {
      id: name,
      outputs: {
        arn,
        name,
        namePrefix: text(inputs, "namePrefix") ?? "",
        targetKeyArn: target.outputs.arn,
        targetKeyId: target.id,
      },
    };
  },

  update(_entity, next, cloud) {
    const target = requireKmsKey(cloud, next.targetKeyId);
    return { targetKeyArn: target.outputs.arn, targetKeyId: target.id };
  },

  changes: { targetKeyId: ["targetKeyArn"] },
};

/** AWS Key Management Service: keys and their aliases. */
export const kms: Service = { behaviours: [key, alias] };
