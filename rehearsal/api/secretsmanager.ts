import { CloudError } from "../cloud/cloud-error.ts";
import { requireSecret, versionsOf } from "../services/aws/secret-of.ts";
import { heldSecret, requireReader } from "../services/aws/secret-reader.ts";
import type { ApiOperation } from "./api-operation.ts";

const SECRET_VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
const GET_SECRETS = "aws:secretsmanager/getSecrets:getSecrets";

/** API reference, ListSecrets (from memory, 2026-11): the answer is cut to name, ARN and the labels of versions. */
const listSecrets: ApiOperation = {
  target: "secretsmanager.ListSecrets",
  writes: false,
  secretFields: [],
  run(request, cloud, registry) {
    const filters = Array.isArray(request.Filters) ? (request.Filters as readonly Filter[]) : []; // checked below
    const found = registry
      .lookup(GET_SECRETS)
      ?.invoke(
        { filters: filters.map((filter) => ({ name: filter.Key ?? "", values: filter.Values ?? [] })) },
        cloud,
      );
    const names = (found?.names ?? []) as readonly string[];
    const arns = (found?.arns ?? []) as readonly string[];
    return {
      SecretList: names.map((Name, index) => ({
        Name,
        ARN: arns[index],
        SecretVersionsToStages: Object.fromEntries(
          versionsOf(requireSecret(cloud, arns[index])).map(({ stages, versionId }) => [versionId, stages]),
        ),
      })),
    };
  },
};

interface Filter {
  readonly Key?: string;
  readonly Values?: readonly string[];
}

/** API reference, PutSecretValue (from memory, 2026-11): the new version gets the label AWSCURRENT. */
const putSecretValue: ApiOperation = {
  target: "secretsmanager.PutSecretValue",
  writes: true,
  secretFields: ["SecretString"],
  run(request, cloud, registry) {
    const { SecretId: secretId, SecretString: secretString } = request;
    const behaviour = registry.behaviour(SECRET_VERSION);
    if (behaviour === undefined) throw new Error(`${SECRET_VERSION} has no behaviour`);
    const inputs = { secretId, secretString };
    const [failure] = behaviour.check?.(inputs, cloud) ?? [];
    if (failure !== undefined)
      throw new CloudError("InvalidParameterException", `${failure.property} ${failure.reason}`);
    const created = behaviour.create(inputs, cloud);
    const version = cloud.add({
      token: SECRET_VERSION,
      id: created.id,
      inputs,
      outputs: created.outputs ?? {},
    });
    const { arn, versionId, versionStages } = version.outputs;
    return { ARN: arn, VersionId: versionId, VersionStages: versionStages };
  },
};

/** API reference, GetSecretValue (from memory, 2026-11): of a copy in another region too. A role is held to its policies. */
const getSecretValue: ApiOperation = {
  target: "secretsmanager.GetSecretValue",
  writes: false,
  secretFields: [],
  run(request, cloud, _registry, roleName) {
    const held = heldSecret(cloud, request.SecretId);
    if (held === undefined)
      throw new CloudError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    if (roleName !== undefined) requireReader(cloud, roleName, held);
    const version = versionsOf(held.secret).find(({ stages }) => stages.includes("AWSCURRENT"));
    const stored = cloud
      .list(SECRET_VERSION)
      .find((entity) => entity.outputs.versionId === version?.versionId);
    if (version === undefined || stored === undefined)
      throw new CloudError(
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
      );
    return {
      ARN: held.arn,
      VersionId: version.versionId,
      VersionStages: version.stages,
      SecretString: stored.inputs.secretString,
    };
  },
};

export const secretsManagerApi: readonly ApiOperation[] = [listSecrets, putSecretValue, getSecretValue];
