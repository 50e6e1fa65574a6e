import type { AwsEndpoint } from "../cloud/aws-endpoint.ts";
import { imagePresence } from "../cloud/image-presence.ts";
import { parseEcrImage } from "../cloud/tag-image.ts";
import type { StateResource } from "./stack-state.ts";

const IMAGE = "docker:index/registryImage:RegistryImage";

export interface HeldImages {
  /** URNs of the images that a refresh is to leave alone. */
  readonly urns: readonly string[];
  /** What could not be asked, a line each. */
  readonly notes: readonly string[];
}

/**
 * The images built here that the registry holds, asked with the credentials of now. Their provider would ask with the login that the
 * build left in the state, good for twelve hours, and would take its refusal for an image that is gone. One that is gone indeed is
 * not among them: the refresh then finds that out.
 */
export async function heldImages(
  resources: readonly StateResource[],
  aws: (region: string) => AwsEndpoint,
): Promise<HeldImages> {
  const urns: string[] = [];
  const notes: string[] = [];
  for (const { inputs, outputs, type, urn } of resources) {
    if (type !== IMAGE) continue;
    const repository = String(inputs.name).replace(/:[^:/]*$/, "");
    const reference = `${repository}@${String(outputs.sha256Digest)}`;
    const image = parseEcrImage(reference);
    if (image === undefined) continue;
    try {
      if ((await imagePresence(aws(image.region), image)) === "there") urns.push(urn);
    } catch (error) {
      urns.push(urn);
      notes.push(
        `${reference}: an answer of the registry was expected; got ${error instanceof Error ? error.name : String(error)}. ` +
          "The image is left as the state has it: renew the credentials, or allow them ecr:BatchGetImage, and run this again.",
      );
    }
  }
  return { urns, notes };
}
