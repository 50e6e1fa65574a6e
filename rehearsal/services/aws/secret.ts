import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { daysFromNow, letters, prefixSuffix } from "../identifiers.ts";
import { number, records, text } from "../known.ts";
import { policyProblem } from "./iam-policy-document.ts";
import { live } from "./live.ts";
import { policyText } from "./policy-text.ts";
import { requireSecretEncryption } from "./secret-of.ts";
import { checkSecretPolicy } from "./secret-policy.ts";
import { TOKEN } from "./tokens.ts";

/**
 * Days in which a deleted secret can be restored; 0 deletes at once (API reference, DeleteSecret, read
 * 2026-11).
 */
const RECOVERY_WINDOW = { min: 7, max: 30, default: 30 } as const;

/** API reference, CreateSecret, from memory, 2026-11. */
const SECRET_NAME = /^[A-Za-z0-9/_+=.@-]{1,512}$/;

/** A secret, without its values. */
export const secret: Behaviour = {
  token: "aws:secretsmanager/secret:Secret",
  autoName: { property: "name", maxLength: 512 },

  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && !SECRET_NAME.test(name)) {
      failures.push({
        property: "name",
        reason: `must be 1 to 512 characters of letters, digits and /_+=.@-; got "${name}"`,
      });
    }
    const days = number(inputs, "recoveryWindowInDays");
    if (days !== undefined && days !== 0 && (days < RECOVERY_WINDOW.min || days > RECOVERY_WINDOW.max)) {
      failures.push({
        property: "recoveryWindowInDays",
        reason: `expected recoveryWindowInDays to be one of [0] or in the range (7 - 30), got ${days}`,
      });
    }
    const policy = resourcePolicy(inputs);
    const problem = policy === undefined ? undefined : policyProblem(policy, "secret");
    if (problem !== undefined) failures.push({ property: "policy", reason: problem });
    return failures;
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? ""}${prefixSuffix(cloud)}`;
    refuseTakenName(name, cloud);
    requireSecretEncryption(inputs, cloud);
    checkSecretPolicy(resourcePolicy(inputs), cloud);
    const arn = cloud.arn("secretsmanager", `secret:${name}-${letters(cloud, 6)}`);
    return {
      id: arn,
      outputs: {
        arn,
        name,
        namePrefix: text(inputs, "namePrefix") ?? "",
        ...replicas(inputs, cloud),
        policy: resourcePolicy(inputs) ?? "",
      },
      internal: { versions: [] },
    };
  },

  update(_entity, next, cloud) {
    requireSecretEncryption(next, cloud);
    checkSecretPolicy(resourcePolicy(next), cloud);
    return { ...replicas(next, cloud), policy: resourcePolicy(next) ?? "" };
  },

  delete(entity, cloud) {
    const days = number(entity.inputs, "recoveryWindowInDays") ?? RECOVERY_WINDOW.default;
    return days === 0 ? undefined : { why: "secret in its recovery window", until: daysFromNow(cloud, days) };
  },
};

/**
 * Copies in other regions, each encrypted with a key of that region (API reference, ReplicateSecretToRegions, from memory,
 * 2026-11). A copy has the secret's own ARN but for the region.
 */
function replicas(inputs: Inputs, cloud: Cloud): Record<string, unknown> {
  const wanted = records(inputs, "replicas");
  for (const replica of wanted) {
    const region = text(replica, "region") ?? "";
    if (region === cloud.caller.region)
      throw new CloudError(
        "InvalidParameterException",
        `Invalid replica region: ${region} is the secret's own`,
      );
    const key = text(replica, "kmsKeyId");
    const found = cloud.list(TOKEN.key, { region }).some((one) => one.id === key || live(one).arn === key);
    if (key !== undefined && !found)
      throw new CloudError(
        "InvalidParameterException",
        `The KMS key ${key} of the replica in ${region} does not exist there`,
      );
  }
  return {
    replicas: wanted.map((replica) => ({
      ...replica,
      lastAccessedDate: "",
      status: "InSync",
      statusMessage: "",
    })),
  };
}

/** `{}` and an empty text mean none, as the provider takes them. */
function resourcePolicy(inputs: Inputs): string | undefined {
  const policy = policyText(inputs.policy)?.trim();
  return policy === "" || policy === "{}" ? undefined : policy;
}

function refuseTakenName(name: string, cloud: Cloud): void {
  const region = cloud.caller.region;
  for (const other of cloud
    .list(secret.token, { region, kept: true })
    .filter((entity) => entity.outputs.name === name)) {
    if (other.kept === undefined) {
      throw new CloudError(
        "ResourceExistsException",
        `The operation failed because the secret ${name} already exists.`,
      );
    }
    if (other.kept.until === undefined || Date.parse(other.kept.until) > cloud.now.getTime()) {
      throw new CloudError(
        "InvalidRequestException",
        "You can't create this secret because a secret with this name is already scheduled for deletion.",
      );
    }
    cloud.remove(other);
  }
}
