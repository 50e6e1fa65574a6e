import type { Behaviour, CheckFailure, Inputs, Lookup, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { pushedTo } from "../docker/pushed-images.ts";
import { flag, record, records, text } from "../known.ts";
import { lifecyclePolicyProblem } from "./ecr-lifecycle-policy.ts";
import { policyProblem } from "./iam-policy-document.ts";
import { parseImage } from "./image-reference.ts";
import { kmsKeyOf } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { policyText } from "./policy-text.ts";
import { TOKEN } from "./tokens.ts";

/** Source: ECR API Reference, CreateRepository, from memory, 2026-11. */
const NAME = {
  shortest: 2,
  longest: 256,
  pattern: /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
} as const;

const MUTABILITY = ["MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"];

const repository: Behaviour = {
  token: TOKEN.repository,
  autoName: { property: "name", maxLength: NAME.longest, lowerCase: true },
  replaceOn: ["name", "encryptionConfigurations"],
  inPlace: ["imageTagMutability", "imageScanningConfiguration", "forceDelete"],
  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (
      name !== undefined &&
      (name.length < NAME.shortest || name.length > NAME.longest || !NAME.pattern.test(name))
    ) {
      failures.push({
        property: "name",
        reason: `must be ${NAME.shortest} to ${NAME.longest} lower-case letters, digits and single separators . _ - /; got "${name}"`,
      });
    }
    const mutability = text(inputs, "imageTagMutability");
    if (mutability !== undefined && !MUTABILITY.includes(mutability)) {
      failures.push({
        property: "imageTagMutability",
        reason: `expected imageTagMutability to be one of ${JSON.stringify(MUTABILITY)}, got ${mutability}`,
      });
    }
    for (const [index, encryption] of records(inputs, "encryptionConfigurations").entries()) {
      const type = text(encryption, "encryptionType");
      if (type !== undefined && !["AES256", "KMS", "KMS_DSSE"].includes(type)) {
        failures.push({
          property: `encryptionConfigurations[${index}].encryptionType`,
          reason: `expected encryptionType to be one of ["AES256" "KMS" "KMS_DSSE"], got ${type}`,
        });
      }
    }
    return failures;
  },
  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    if (repositoryOf(cloud, name) !== undefined) {
      throw new CloudError(
        "RepositoryAlreadyExistsException",
        `The repository with name '${name}' already exists in the registry with id '${cloud.caller.accountId}'`,
      );
    }
    for (const encryption of records(inputs, "encryptionConfigurations")) requireKey(encryption, cloud);
    return {
      id: name,
      outputs: {
        arn: cloud.arn("ecr", `repository/${name}`),
        name,
        registryId: cloud.caller.accountId,
        repositoryUrl: repositoryUrl(cloud, name),
        ...settings(inputs),
      },
    };
  },
  update: (_entity, next) => settings(next),
  delete(entity, cloud) {
    if (imagesIn(cloud, entity).length > 0 && flag(live(entity), "forceDelete") !== true) {
      throw new CloudError(
        "RepositoryNotEmptyException",
        `The repository with name '${entity.id}' in registry with id '${cloud.caller.accountId}' cannot be deleted because it still contains images`,
      );
    }
    for (const token of [TOKEN.repositoryPolicy, TOKEN.lifecyclePolicy]) {
      for (const policy of cloud.list(token, { region: entity.region }))
        if (live(policy).repository === entity.id) cloud.remove(policy);
    }
    return undefined;
  },
};

function settings(inputs: Inputs): Record<string, unknown> {
  return {
    forceDelete: flag(inputs, "forceDelete") ?? false,
    imageTagMutability: text(inputs, "imageTagMutability") ?? "MUTABLE",
    imageScanningConfiguration: record(inputs, "imageScanningConfiguration") ?? { scanOnPush: false },
  };
}

function repositoryUrl(cloud: Cloud, name: string): string {
  return `${cloud.caller.accountId}.dkr.ecr.${cloud.caller.region}.amazonaws.com/${name}`;
}

export function repositoryOf(cloud: Cloud, name: string): Entity | undefined {
  return cloud.list(TOKEN.repository, { region: cloud.caller.region }).find((other) => other.id === name);
}

/** Digests of the images in a repository. */
export function imagesIn(cloud: Cloud, entity: Entity): readonly string[] {
  return imagesAt(cloud, text(live(entity), "repositoryUrl") ?? "");
}

/** Digests of the images at `<registry>/<repository>`: those of the seed that name it, and those that were pushed. */
export function imagesAt(cloud: Cloud, url: string): readonly string[] {
  const built = pushedTo(cloud, url).map(({ outputs }) => String(outputs.digest));
  const seeded = cloud.seed.images.flatMap((image) => {
    const parsed = parseImage(image.reference);
    return parsed?.digest !== undefined && `${parsed.registry}/${parsed.repository}` === url
      ? [parsed.digest]
      : [];
  });
  return [...seeded, ...built];
}

function requireKey(encryption: Readonly<Record<string, unknown>>, cloud: Cloud): void {
  const reference = text(encryption, "kmsKey");
  if (reference === undefined) return;
  if ((text(encryption, "encryptionType") ?? "AES256") === "AES256") {
    throw new CloudError(
      "InvalidParameterException",
      "Invalid parameter at 'encryptionConfiguration': kmsKey must not be given for AES256",
    );
  }
  const key = kmsKeyOf(cloud, reference);
  if (key === undefined || key.kept !== undefined || live(key).isEnabled === false) {
    throw new CloudError(
      "KmsException",
      `KMS error: key '${reference}' does not exist in ${cloud.caller.region}, is disabled, or is pending deletion`,
    );
  }
}

/** The two policies hang on a repository and have its name. */
function repositoryChild(token: string, problemOf: (policy: string) => string | undefined): Behaviour {
  const requireOwner = (inputs: Inputs, cloud: Cloud): Entity => {
    const name = text(inputs, "repository") ?? "";
    const owner = repositoryOf(cloud, name);
    if (owner === undefined) {
      throw new CloudError(
        "RepositoryNotFoundException",
        `The repository with name '${name}' does not exist in the registry with id '${cloud.caller.accountId}'`,
      );
    }
    return owner;
  };
  return {
    token,
    replaceOn: ["repository"],
    inPlace: ["policy"],
    check(inputs) {
      const policy = policyText(inputs.policy);
      const problem = policy === undefined ? undefined : problemOf(policy);
      return problem === undefined ? [] : [{ property: "policy", reason: problem }];
    },
    create(inputs, cloud) {
      const owner = requireOwner(inputs, cloud);
      return {
        id: owner.id,
        outputs: { policy: policyText(inputs.policy), registryId: cloud.caller.accountId },
      };
    },
    update(_entity, next, cloud) {
      requireOwner(next, cloud);
      return { policy: policyText(next.policy) };
    },
  };
}

const repositoryPolicy = repositoryChild(TOKEN.repositoryPolicy, (policy) =>
  policyProblem(policy, "repository"),
);

const lifecyclePolicy: Behaviour = {
  ...repositoryChild(TOKEN.lifecyclePolicy, (policy) => {
    const problem = lifecyclePolicyProblem(policy);
    return problem === undefined
      ? undefined
      : `InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: ${problem}`;
  }),
  replaceOn: ["repository", "policy"],
  inPlace: [],
};

const getRepository: Lookup = {
  token: "aws:ecr/getRepository:getRepository",
  invoke(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    const found = repositoryOf(cloud, name);
    if (found === undefined)
      throw new CloudError(
        "RepositoryNotFoundException",
        `The repository with name '${name}' does not exist`,
      );
    const all = live(found);
    return {
      id: name,
      name,
      region: found.region,
      arn: all.arn,
      registryId: all.registryId,
      repositoryUrl: all.repositoryUrl,
      imageTagMutability: all.imageTagMutability,
      imageScanningConfigurations: [all.imageScanningConfiguration],
      encryptionConfigurations: records(all, "encryptionConfigurations"),
      imageTagMutabilityExclusionFilters: records(all, "imageTagMutabilityExclusionFilters"),
      mostRecentImageTags: [],
      tags: record(all, "tags") ?? {},
    };
  },
};

/** Elastic Container Registry: repositories with their policies. */
export const ecr: Service = {
  behaviours: [repository, repositoryPolicy, lifecyclePolicy],
  lookups: [getRepository],
};
