import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { parseImage } from "../aws/image-reference.ts";
import { TOKEN } from "../aws/tokens.ts";

/** Images that were built and pushed: nobody declares them, and they outlive the resource that pushed them. */
export const PUSHED = "slipway:docker/pushedImage";

/** The account of Docker's provider: it has none of its own. */
export const DOCKER_ACCOUNT = "local";

/** Every pushed image that the repository holds, which is `<registry>/<path>`: those of ECR go with their repository. */
export function pushedTo(cloud: Cloud, repository: string): readonly Entity[] {
  const since = standsSince(cloud, repository);
  if (since === undefined) return [];
  return cloud.world
    .everywhere(PUSHED)
    .filter((image) => image.outputs.repository === repository && image.createdAt >= since);
}

/** Since when the repository stands: ever, outside ECR, and undefined for one of ECR that does not. */
function standsSince(cloud: Cloud, repository: string): string | undefined {
  const image = parseImage(`${repository}:any`);
  if (image?.ecr === undefined) return "";
  const { accountId, region } = image.ecr;
  const all = cloud.world.account("aws", accountId)?.list(TOKEN.repository) ?? [];
  return all.find((one) => one.region === region && one.id === image.repository)?.createdAt;
}

/** The pushed image of that reference by digest. */
export function pushedImage(cloud: Cloud, reference: string): Entity | undefined {
  const image = parseImage(reference);
  if (image?.digest === undefined) return undefined;
  return pushedTo(cloud, `${image.registry}/${image.repository}`).find(
    ({ outputs }) => outputs.digest === image.digest,
  );
}
