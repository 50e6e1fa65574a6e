import type { AwsEndpoint } from "./aws-endpoint.ts";

/** An image of an ECR repository, by digest. */
export interface EcrImage {
  readonly registryId: string;
  readonly region: string;
  readonly repositoryName: string;
  readonly digest: string;
}

/** Reads `<account>.dkr.ecr.<region>.amazonaws.com/<repository>@sha256:<hex>`; undefined for another registry. */
export function parseEcrImage(reference: string): EcrImage | undefined {
  const found =
    /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^@]+)@(sha256:[0-9a-f]{64})$/.exec(
      reference,
    );
  const [, registryId, region, repositoryName, digest] = found ?? [];
  if (
    registryId === undefined ||
    region === undefined ||
    repositoryName === undefined ||
    digest === undefined
  )
    return undefined;
  return { registryId, region, repositoryName, digest };
}

/** Tags the image, so that the repository's rule for untagged images never expires it. Already tagged is done. */
export async function tagImage(at: AwsEndpoint, image: EcrImage, imageTag: string): Promise<void> {
  const { ECRClient, BatchGetImageCommand, PutImageCommand } = await import("@aws-sdk/client-ecr");
  const client = new ECRClient(at);
  const { registryId, repositoryName, digest } = image;
  try {
    const got = await client.send(
      new BatchGetImageCommand({ registryId, repositoryName, imageIds: [{ imageDigest: digest }] }),
    );
    const [found] = got.images ?? [];
    if (found?.imageManifest === undefined)
      throw new Error(`${repositoryName}@${digest} is not in the registry`);
    const { imageManifest, imageManifestMediaType } = found;
    await client.send(
      new PutImageCommand({
        registryId,
        repositoryName,
        imageManifest,
        imageManifestMediaType,
        imageTag,
        imageDigest: digest,
      }),
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ImageAlreadyExistsException") throw error;
  } finally {
    client.destroy();
  }
}
