import { LifecyclePolicy } from "@pulumi/aws/ecr/lifecyclePolicy.js";
import { Repository } from "@pulumi/aws/ecr/repository.js";
import { RepositoryPolicy } from "@pulumi/aws/ecr/repositoryPolicy.js";
import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { ecrImage } from "../config/ecr-image.ts";
import type { StackContext } from "../context.ts";
import { partition } from "../lib/partition.ts";
import { policyDocument } from "../lib/policy-document.ts";

/** Days after which an image without a tag goes. `up` tags the digest that it deployed, so a running one never does. */
const UNTAGGED_DAYS = 14;

/** What a pull needs beside the account's login token. Source: ECR guide, repository policy examples, from memory, 2026-11. */
export const PULL_ACTIONS = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
] as const;

/**
 * What another account gets that runs the images: the pull, and the findings of their scans, which `slipway up` reads before a
 * delivery (row CMP-06). A repository's policy takes every action on repositories: ECR user guide, "Private repository policies in
 * Amazon ECR"; the call names the registry: API reference, DescribeImageScanFindings (both read 2026-11-27). The key is not the
 * reader's matter: ECR decrypts by grants of its own (user guide, "Encryption at rest", read 2026-11-27).
 */
const READER_ACTIONS = [...PULL_ACTIONS, "ecr:DescribeImageScanFindings"] as const;

/** Images are pushed to it by this name, from outside; another name is another repository, without the images. */
export function repositoryName(product: string, service: string): string {
  return `${product}/${service}`;
}

export interface RegistryArgs {
  readonly context: StackContext;
  /** Encrypts the images. Fixed at creation: another key means another repository. */
  readonly keyArn: Input<string>;
}

/** One ECR repository per service where this stack owns them; nothing where another stack does, or an outside registry. */
export class Registry extends ComponentResource {
  readonly #own: ReadonlyMap<string, Repository>;
  readonly #context: StackContext;

  constructor(name: string, args: RegistryArgs, opts?: ComponentResourceOptions) {
    super("slipway:service:Registry", name, {}, opts);
    this.#context = args.context;
    const { registry, services } = args.context.settings;
    const own = registry.ownership === "owner" ? Object.keys(services).sort() : [];
    this.#own = new Map(own.map((service) => [service, this.#declare(name, service, args)]));
    this.registerOutputs({
      repositories: Object.fromEntries([...this.#own].map(([service, { arn }]) => [service, arn])),
    });
  }

  /** ARN of the repository that the service's image comes from; undefined where that is not in ECR. */
  repositoryArn(service: string): Input<string> | undefined {
    const own = this.#own.get(service);
    if (own !== undefined) return own.arn;
    return ecrRepositoryArn(this.#context.settings.services[service]?.image ?? "");
  }

  /** `<registry>/<repository>` to push to; throws for a service whose repository another stack owns. */
  url(service: string): Output<string> {
    const own = this.#own.get(service);
    if (own === undefined) throw new Error(`registry: a repository of ${service} was expected.`);
    return own.repositoryUrl;
  }

  #declare(name: string, service: string, { context, keyArn }: RegistryArgs): Repository {
    const { product, registry, aws, keepImages } = context.settings;
    const repository = new Repository(
      `${name}-${service}`,
      context.override(
        name,
        "repository",
        {
          name: repositoryName(product, service),
          imageTagMutability: "IMMUTABLE",
          imageScanningConfiguration: { scanOnPush: true },
          encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
          forceDelete: !keepImages,
          tags: context.tags(name),
        },
        service,
      ),
      { parent: this, protect: context.protect },
    );
    new LifecyclePolicy(
      `${name}-${service}-lifecycle`,
      context.override(
        name,
        "lifecyclePolicy",
        { repository: repository.name, policy: untaggedExpire() },
        service,
      ),
      { parent: this },
    );
    const readers = registry.ownership === "owner" ? registry.readerAccountIds : [];
    if (readers.length > 0) {
      const policy = policyDocument([
        {
          Sid: "ReadersPull",
          Effect: "Allow",
          Principal: { AWS: readers.map((account) => `arn:${partition(aws.region)}:iam::${account}:root`) },
          Action: READER_ACTIONS,
        },
      ]);
      new RepositoryPolicy(
        `${name}-${service}-policy`,
        context.override(name, "repositoryPolicy", { repository: repository.name, policy }, service),
        { parent: this },
      );
    }
    return repository;
  }
}

/** ARN of the repository that an image comes from; undefined where that is not in ECR. */
export function ecrRepositoryArn(reference: string): string | undefined {
  const image = ecrImage(reference);
  if (image === undefined) return undefined;
  return `arn:${partition(image.region)}:ecr:${image.region}:${image.accountId}:repository/${image.repository}`;
}

function untaggedExpire(): string {
  return JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: `Images without a tag go after ${UNTAGGED_DAYS} days`,
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: UNTAGGED_DAYS,
        },
        action: { type: "expire" },
      },
    ],
  });
}
