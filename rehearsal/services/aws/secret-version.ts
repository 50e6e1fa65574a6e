import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { uuid } from "../identifiers.ts";
import { given, text, textList } from "../known.ts";
import {
  requireSecret,
  requireSecretEncryption,
  type StoredVersion,
  secretOf,
  versionsOf,
} from "./secret-of.ts";

/** Bytes of one value (quotas page, from memory, 2026-11). */
const MAX_VALUE_BYTES = 65_536;

/** One value of a secret. */
export const secretVersion: Behaviour = {
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
    requireSecretEncryption(owner.inputs, cloud);
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

  /**
   * The provider takes its labels away, all but AWSCURRENT; the value itself stays with the secret (read
   * 2026-11).
   */
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

/**
 * A label is on one version only; the version that loses AWSCURRENT gets AWSPREVIOUS (User Guide, "Secret
 * versions", from memory, 2026-11).
 */
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
