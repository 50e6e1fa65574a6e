import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { parseImage } from "../aws/image-reference.ts";

/** Images that were built and pushed: nobody declares them, and they outlive the resource that pushed them. */
export const PUSHED = "slipway:docker/pushedImage";

/** The account of Docker's provider: it has none of its own. */
export const DOCKER_ACCOUNT = "local";

/** Every pushed image of that repository, which is `<registry>/<path>`. */
export function pushedTo(cloud: Cloud, repository: string): readonly Entity[] {
  return cloud.world.everywhere(PUSHED).filter((image) => image.outputs.repository === repository);
}

/** The pushed image of that reference by digest. */
export function pushedImage(cloud: Cloud, reference: string): Entity | undefined {
  const image = parseImage(reference);
  if (image?.digest === undefined) return undefined;
  return pushedTo(cloud, `${image.registry}/${image.repository}`).find(
    ({ outputs }) => outputs.digest === image.digest,
  );
}
