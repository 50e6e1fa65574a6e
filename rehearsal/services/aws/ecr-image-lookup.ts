import type { Lookup, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { pushedTo } from "../docker/pushed-images.ts";
import { text } from "../known.ts";
import { imagesAt } from "./ecr.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/**
 * An image by tag or digest. What is not there is an error and no empty answer: hashicorp/terraform-provider-aws issue 35263 shows
 * its text (read 2026-11-27).
 */
const getImage: Lookup = {
  token: "aws:ecr/getImage:getImage",
  invoke(inputs, cloud) {
    const name = text(inputs, "repositoryName") ?? "";
    const { accountId, region } = cloud.caller;
    const repository = cloud.list(TOKEN.repository, { region }).find(({ id }) => id === name);
    if (repository === undefined)
      throw new CloudError(
        "RepositoryNotFoundException",
        `reading ECR Images: The repository with name '${name}' does not exist in the registry with id '${accountId}'`,
      );
    const url = text(live(repository), "repositoryUrl") ?? "";
    const tag = text(inputs, "imageTag");
    const wanted = text(inputs, "imageDigest");
    const digest = tag === undefined ? wanted : taggedAt(cloud, url, tag, repository.internal.tags);
    const known = digest !== undefined && imagesAt(cloud, url).includes(digest);
    if (!known || (wanted !== undefined && wanted !== digest))
      throw new CloudError(
        "ImageNotFoundException",
        `reading ECR Images: The image with imageId {imageDigest:'${wanted ?? "null"}', imageTag:'${tag ?? "null"}'} ` +
          `does not exist within the repository with name '${name}' in the registry with id '${accountId}'`,
      );
    const uri = `${url}@${digest}`;
    return {
      ...inputs,
      ...{ id: digest, region, registryId: accountId, imageDigest: digest, imageUri: uri },
      ...{ imagePushedAt: 0, imageSizeInBytes: 0, imageTags: tag === undefined ? [] : [tag] },
    };
  },
};

/** The digest under that tag: a build's, or one that somebody set afterwards. */
function taggedAt(cloud: Cloud, url: string, tag: string, set: unknown): string | undefined {
  const pushed = pushedTo(cloud, url).find(({ outputs }) => outputs.reference === `${url}:${tag}`);
  if (pushed !== undefined) return text(pushed.outputs, "digest");
  return text((set ?? {}) as Record<string, unknown>, tag); // written by PutImage only
}

/** What stands in a repository. */
export const ecrImageLookup: Service = { behaviours: [], lookups: [getImage] };
