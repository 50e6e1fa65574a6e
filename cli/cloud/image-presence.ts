import type { AwsEndpoint } from "./aws-endpoint.ts";
import type { EcrImage } from "./tag-image.ts";

/** Whether an image is where a task would look for it. */
export type ImagePresence = "there" | "no image" | "no repository";

/** Asks ECR for the image's manifest, which whoever may pull it may read. Throws AWS's refusal, by its name. */
export async function imagePresence(at: AwsEndpoint, image: EcrImage): Promise<ImagePresence> {
  const { ECRClient, BatchGetImageCommand } = await import("@aws-sdk/client-ecr");
  const client = new ECRClient(at);
  const { digest, registryId, repositoryName } = image;
  try {
    const { failures, images } = await client.send(
      new BatchGetImageCommand({ registryId, repositoryName, imageIds: [{ imageDigest: digest }] }),
    );
    if ((images ?? []).length > 0) return "there";
    const code = failures?.[0]?.failureCode ?? "no image and no reason";
    if (code === "ImageNotFound") return "no image";
    throw Object.assign(new Error(code), { name: code });
  } catch (error) {
    if (error instanceof Error && error.name === "RepositoryNotFoundException") return "no repository";
    throw error;
  } finally {
    client.destroy();
  }
}
