/** An image in a repository of ECR. */
export interface EcrImage {
  readonly accountId: string;
  readonly region: string;
  /** Name of the repository, such as `shop/api`. */
  readonly repository: string;
}

const FORM = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^@]+)@/;

/** The ECR repository that `image` comes from; undefined for any other registry. */
export function ecrImage(image: string): EcrImage | undefined {
  const match = FORM.exec(image);
  if (match === null) return undefined;
  const [accountId, region, repository] = match.slice(1) as [string, string, string]; // three groups
  return { accountId, region, repository };
}
