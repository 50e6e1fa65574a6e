/** An image's name taken apart. */
export interface ImageReference {
  /** Full name with its registry, as in `docker.io/library/nginx@sha256:…`. */
  readonly text: string;
  readonly registry: string;
  readonly repository: string;
  /** `sha256:<hex>`; undefined for an image by tag. */
  readonly digest: string | undefined;
  /** Set for a private registry of Amazon ECR. */
  readonly ecr: { readonly accountId: string; readonly region: string } | undefined;
}

/** Host with a port or none, path of lower-case parts, then a tag, a digest, both or neither. */
const IMAGE =
  /^((?:[a-z0-9.-]+(?::\d+)?\/)?[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/;

const ECR_HOST = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com$/;

/**
 * Takes an image's name apart; undefined where it is none. A name without a registry is Docker Hub's, one without a namespace its
 * library's. Source: Docker documentation, "Image references", and ECS API Reference, ContainerDefinition.image, from memory, 2026-11.
 */
export function parseImage(image: string): ImageReference | undefined {
  const match = IMAGE.exec(image);
  const name = match?.[1];
  if (match === null || name === undefined) return undefined;
  const [first = "", ...rest] = name.split("/");
  const named = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const registry = named ? first : "docker.io";
  const path = named ? rest.join("/") : name;
  const repository = registry === "docker.io" && !path.includes("/") ? `library/${path}` : path;
  const [, accountId, region] = ECR_HOST.exec(registry) ?? [];
  const digest = match[3];
  const tail = digest === undefined ? `:${match[2] ?? "latest"}` : `@${digest}`;
  return {
    text: `${registry}/${repository}${tail}`,
    registry,
    repository,
    digest,
    ecr: accountId === undefined || region === undefined ? undefined : { accountId, region },
  };
}
