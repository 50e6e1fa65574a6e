import type { Behaviour, CheckFailure, Inputs, Lookup, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { daysFromNow, letters, prefixSuffix, uuid } from "../identifiers.ts";
import { flag, given, number, record, records, text, textList } from "../known.ts";
import { parsePolicyDocument, policyProblem } from "./iam-policy-document.ts";
import { requireKmsKey } from "./kms-key-of.ts";
import { missingPrincipal, policyText } from "./policy-text.ts";
import { requireSecret, type StoredVersion, secretOf, versionsOf } from "./secret-of.ts";

/** Days in which a deleted secret can be restored; 0 deletes at once (API reference, DeleteSecret, read 2026-11). */
const RECOVERY_WINDOW = { min: 7, max: 30, default: 30 } as const;
/** API reference, CreateSecret, read 2026-11. */
const SECRET_NAME = /^[A-Za-z0-9/_+=.@-]{1,512}$/;
/** Bytes of one value (quotas page, read 2026-11). */
const MAX_VALUE_BYTES = 65_536;

const secret: Behaviour = {
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
    requireEncryption(inputs, cloud);
    checkPolicy(resourcePolicy(inputs), cloud);
    const arn = cloud.arn("secretsmanager", `secret:${name}-${letters(cloud, 6)}`);
    return {
      id: arn,
      outputs: { arn, name, namePrefix: text(inputs, "namePrefix") ?? "", replicas: [] },
      internal: { versions: [] },
    };
  },

  update(_entity, next, cloud) {
    requireEncryption(next, cloud);
    checkPolicy(resourcePolicy(next), cloud);
    return undefined;
  },

  delete(entity, cloud) {
    const days = number(entity.inputs, "recoveryWindowInDays") ?? RECOVERY_WINDOW.default;
    return days === 0 ? undefined : { why: "secret in its recovery window", until: daysFromNow(cloud, days) };
  },
};

/** `{}` and an empty text mean none, as the provider takes them. */
function resourcePolicy(inputs: Inputs): string | undefined {
  const policy = policyText(inputs.policy)?.trim();
  return policy === "" || policy === "{}" ? undefined : policy;
}

function checkPolicy(policy: string | undefined, cloud: Cloud): void {
  if (policy === undefined) return;
  if (missingPrincipal(parsePolicyDocument(policy, "secret"), cloud) !== undefined) {
    throw new CloudError(
      "MalformedPolicyDocumentException",
      "This resource policy contains an invalid principal.",
    );
  }
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

/** Without a key of the customer's the account's own `aws/secretsmanager` encrypts. */
function requireEncryption(inputs: Inputs, cloud: Cloud): void {
  if (!given(inputs, "kmsKeyId")) return;
  try {
    requireKmsKey(cloud, inputs.kmsKeyId);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    throw new CloudError(
      "EncryptionFailure",
      "Secrets Manager can't encrypt the protected secret text using the provided KMS key. Check that the KMS key is available, " +
        `enabled, and not in an invalid state (${error.message}).`,
    );
  }
}

const secretVersion: Behaviour = {
  token: "aws:secretsmanager/secretVersion:SecretVersion",
  changes: { "*": ["versionStages"] },

  check(inputs) {
    const sources = ["secretString", "secretBinary", "secretStringWo"].filter((property) =>
      given(inputs, property),
    );
    if (sources.length === 1) return lengthFailures(inputs);
    return [
      {
        property: "secretString",
        reason: 'exactly one of "secretString", "secretBinary" and "secretStringWo" must be given',
      },
    ];
  },

  create(inputs, cloud) {
    const owner = requireSecret(cloud, inputs.secretId);
    requireEncryption(owner.inputs, cloud);
    const versionId = uuid(cloud);
    const wanted = textList(inputs, "versionStages");
    const stages = wanted.length === 0 ? ["AWSCURRENT"] : [...wanted];
    const versions: StoredVersion[] = [
      { versionId, stages: [], createdTime: cloud.now.toISOString() },
      ...versionsOf(owner),
    ];
    if (versions.length === 1 && !stages.includes("AWSCURRENT")) stages.push("AWSCURRENT");
    owner.internal.versions = versions;
    label(owner, versionId, stages, cloud);
    const arn = owner.outputs.arn;
    return {
      id: `${String(arn)}|${versionId}`,
      outputs: {
        arn,
        secretArn: arn,
        versionId,
        versionStages: stages,
        hasSecretStringWo: given(inputs, "secretStringWo"),
      },
    };
  },

  update(entity, next, cloud) {
    const owner = requireSecret(cloud, next.secretId);
    const stages = textList(next, "versionStages");
    if (stages.length > 0) label(owner, text(entity.outputs, "versionId") ?? "", [...stages], cloud);
    return { versionStages: stages.length > 0 ? [...stages] : entity.outputs.versionStages };
  },

  read(entity, cloud) {
    const owner = secretOf(cloud, entity.outputs.secretArn);
    const stored =
      owner === undefined
        ? undefined
        : versionsOf(owner).find(({ versionId }) => versionId === entity.outputs.versionId);
    return stored === undefined ? undefined : { versionStages: [...stored.stages] };
  },

  /** The provider takes its labels away, all but AWSCURRENT; the value itself stays with the secret (read 2026-11). */
  delete(entity, cloud) {
    const owner = secretOf(cloud, entity.outputs.secretArn);
    if (owner === undefined || owner.kept !== undefined) return undefined;
    const versions = versionsOf(owner);
    for (const stored of versions) {
      if (stored.versionId !== entity.outputs.versionId) continue;
      stored.stages = stored.stages.filter((stage) => stage === "AWSCURRENT");
    }
    owner.internal.versions = versions;
    return undefined;
  },
};

function lengthFailures(inputs: Inputs): readonly CheckFailure[] {
  const value = text(inputs, "secretString");
  if (value === undefined) return [];
  const bytes = Buffer.byteLength(value);
  if (bytes >= 1 && bytes <= MAX_VALUE_BYTES) return [];
  return [
    { property: "secretString", reason: `must be 1 to ${MAX_VALUE_BYTES} bytes long; got ${bytes} bytes` },
  ];
}

/** A label is on one version only; the version that loses AWSCURRENT gets AWSPREVIOUS (User Guide, "Secret versions", read 2026-11). */
function label(owner: Entity, versionId: string, stages: readonly string[], cloud: Cloud): void {
  const versions = versionsOf(owner);
  const loser = stages.includes("AWSCURRENT")
    ? versions.find((stored) => stored.stages.includes("AWSCURRENT") && stored.versionId !== versionId)
    : undefined;
  for (const stored of versions) {
    const taken = (stage: string): boolean =>
      stages.includes(stage) || (loser !== undefined && stage === "AWSPREVIOUS");
    stored.stages =
      stored.versionId === versionId ? [...stages] : stored.stages.filter((stage) => !taken(stage));
  }
  if (loser !== undefined && !stages.includes("AWSPREVIOUS")) loser.stages.push("AWSPREVIOUS");
  owner.internal.versions = versions;
  for (const entity of cloud.list(secretVersion.token)) {
    const stored = versions.find((version) => version.versionId === entity.outputs.versionId);
    if (stored !== undefined && entity.outputs.secretArn === owner.outputs.arn)
      entity.outputs.versionStages = [...stored.stages];
  }
}

const secretPolicy: Behaviour = {
  token: "aws:secretsmanager/secretPolicy:SecretPolicy",

  check(inputs) {
    const policy = policyText(inputs.policy);
    const problem = policy === undefined ? undefined : policyProblem(policy, "secret");
    return problem === undefined ? [] : [{ property: "policy", reason: problem }];
  },

  create(inputs, cloud) {
    const owner = requireSecret(cloud, inputs.secretArn);
    acceptSecretPolicy(inputs, cloud);
    if (cloud.get(secretPolicy.token, owner.outputs.arn) !== undefined) {
      cloud.remove(
        cloud.require(secretPolicy.token, owner.outputs.arn, "ResourceNotFoundException", "policy"),
      );
    }
    return { id: String(owner.outputs.arn), outputs: { policy: policyText(inputs.policy) } };
  },

  update(_entity, next, cloud) {
    requireSecret(cloud, next.secretArn);
    acceptSecretPolicy(next, cloud);
    return { policy: policyText(next.policy) };
  },
};

function acceptSecretPolicy(inputs: Inputs, cloud: Cloud): void {
  const policy = policyText(inputs.policy);
  checkPolicy(policy, cloud);
  if (flag(inputs, "blockPublicPolicy") !== true) return;
  const open = parsePolicyDocument(policy, "secret").statements.some(
    (statement) =>
      statement.effect === "Allow" &&
      (statement.principals.AWS ?? []).includes("*") &&
      Object.keys(statement.conditions).length === 0,
  );
  if (open) {
    throw new CloudError(
      "PublicPolicyException",
      "You can't attach this resource policy because it grants broad access to the secret.",
    );
  }
}

/** API reference, ListSecrets, read 2026-11: values match by prefix; a value that begins with `!` means "not". */
const FILTERS: Readonly<Record<string, (entity: Entity) => readonly string[]>> = {
  name: (entity) => [text(entity.outputs, "name") ?? ""],
  description: (entity) => (text(entity.inputs, "description") ?? "").split(/\s+/),
  "tag-key": (entity) => Object.keys(tagsOf(entity)),
  "tag-value": (entity) => Object.values(tagsOf(entity)),
};

/** Tags with the provider's default tags, where the core has stored them. */
function tagsOf(entity: Entity): Record<string, string> {
  const tags =
    record(entity.outputs, "tagsAll") ??
    record(entity.inputs, "tagsAll") ??
    record(entity.inputs, "tags") ??
    {};
  return Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, String(value)]));
}

const getSecrets: Lookup = {
  token: "aws:secretsmanager/getSecrets:getSecrets",
  invoke(inputs, cloud) {
    const region = text(inputs, "region") ?? cloud.caller.region;
    let found = cloud.list(secret.token, { region });
    for (const filter of records(inputs, "filters")) {
      const name = text(filter, "name") ?? "";
      const facts = FILTERS[name];
      if (facts === undefined) {
        throw new CloudError(
          "InvalidParameterException",
          `Filter key '${name}' is not one that this rehearsal knows: ${Object.keys(FILTERS).join(", ")}.`,
        );
      }
      found = found.filter((entity) =>
        textList(filter, "values").some((value) => satisfies(facts(entity), value)),
      );
    }
    const sorted = [...found].sort((a, b) => String(a.outputs.name).localeCompare(String(b.outputs.name)));
    return {
      id: region,
      region,
      arns: sorted.map((entity) => entity.outputs.arn),
      names: sorted.map((entity) => entity.outputs.name),
      ...(inputs.filters === undefined ? {} : { filters: inputs.filters }),
    };
  },
};

function satisfies(facts: readonly string[], value: string): boolean {
  if (value.startsWith("!")) return !satisfies(facts, value.slice(1));
  return facts.some((fact) => fact.startsWith(value));
}

const getSecretVersions: Lookup = {
  token: "aws:secretsmanager/getSecretVersions:getSecretVersions",
  invoke(inputs, cloud) {
    const owner = requireSecret(cloud, inputs.secretId);
    const deprecated = flag(inputs, "includeDeprecated") ?? false;
    const { arn, name } = owner.outputs;
    return {
      ...{
        id: arn,
        region: owner.region,
        secretId: inputs.secretId,
        arn,
        secretArn: arn,
        name,
        secretName: name,
      },
      includeDeprecated: deprecated,
      versions: versionsOf(owner)
        .filter(({ stages }) => deprecated || stages.length > 0)
        .map(({ versionId, stages, createdTime }) => ({
          versionId,
          versionStages: [...stages],
          createdTime,
          lastAccessedDate: "",
        })),
    };
  },
};

/** AWS Secrets Manager: secrets, their versions and policies. */
export const secretsmanager: Service = {
  behaviours: [secret, secretVersion, secretPolicy],
  lookups: [getSecrets, getSecretVersions],
};
