import type { AwsEndpoint } from "./aws-endpoint.ts";
import type { EcrImage } from "./tag-image.ts";

/** Whether the image is in its repository; an answer that did not come is unknown. */
export type Held =
  | { readonly state: "held" | "absent" }
  | { readonly state: "unknown"; readonly why: string };

/** Asks the registry with the credentials of now. Never throws. */
export async function imageHeld(at: AwsEndpoint, image: EcrImage): Promise<Held> {
  const { BatchGetImageCommand, ECRClient } = await import("@aws-sdk/client-ecr");
  const client = new ECRClient(at);
  const { digest, registryId, repositoryName } = image;
  try {
    const imageIds = [{ imageDigest: digest }];
    const { failures, images } = await client.send(
      new BatchGetImageCommand({ registryId, repositoryName, imageIds }),
    );
    if ((images ?? []).length > 0) return { state: "held" };
    const code = failures?.[0]?.failureCode ?? "no image";
    // @aws-sdk/client-ecr, ImageFailureCode (read 2026-11-27); every other code is a fault of the moment.
    return code === "ImageNotFound" ? { state: "absent" } : { state: "unknown", why: code };
  } catch (error) {
    const name = error instanceof Error ? error.name : String(error);
    return name === "RepositoryNotFoundException" ? { state: "absent" } : { state: "unknown", why: name };
  } finally {
    client.destroy();
  }
}
