import { getImage } from "@pulumi/aws/ecr/getImage.js";
import { getOrganization, getProject, getStack, type ProviderResource, runtime } from "@pulumi/pulumi";
import { imageResource } from "./image-resource.ts";
import { repositoryName } from "./registry.ts";

const IMAGE = "docker:index/registryImage:RegistryImage";

/** The engine's own functions that read a stack's state from the backend. */
const READ_OUTPUTS = "pulumi:pulumi:readStackOutputs";
const READ_RESOURCES = "pulumi:pulumi:readStackResourceOutputs";

/** What the data source says of a repository or an image that is not there: hashicorp/terraform-provider-aws issue 35263 (read 2026-11-27). */
const ABSENT = /\b(?:RepositoryNotFound|ImageNotFound)Exception\b/;

/**
 * Digests, by service, of images that stand in the registry under their content's tag though this stack's state does not hold
 * them. A refresh lost them there, whose provider takes an expired login for a missing image, or a run was cut off after its push.
 * A second build would be refused: the tag cannot be moved. `tags` are the contents' by service.
 */
export async function heldImages(
  product: string,
  tags: ReadonlyMap<string, string>,
  provider: ProviderResource,
): Promise<ReadonlyMap<string, string>> {
  const declared = await declaredImages();
  const unknown = [...tags].filter(([service, tag]) => !declared.has(imageResource(service, tag)));
  const found = await Promise.all(
    unknown.map(async ([service, tag]) => {
      const digest = await digestAt(repositoryName(product, service), tag, provider);
      return digest === undefined ? [] : [[service, digest] as const];
    }),
  );
  return new Map(found.flat());
}

/** Names of the images that the state holds. */
async function declaredImages(): Promise<ReadonlySet<string>> {
  const name = `${getOrganization()}/${getProject()}/${getStack()}`;
  // A stack that was never updated has no state, and the second question would crash the engine (pulumi 3.256.0,
  // pkg/backend/backend.go, GetStackResourceOutputs). Where a first update broke off there are no outputs either: its image is then
  // taken as it stands, which changes nothing in the registry.
  const own: Answer = await runtime.invoke(READ_OUTPUTS, { name }, {});
  if (Object.keys(own.outputs ?? {}).length === 0) return new Set();
  const state: Answer = await runtime.invoke(READ_RESOURCES, { stackName: name }, {});
  const images = Object.keys(state.outputs ?? {}).filter((urn) => urn.includes(IMAGE));
  return new Set(images.map((urn) => urn.slice(urn.lastIndexOf("::") + 2)));
}

interface Answer {
  readonly outputs?: Readonly<Record<string, unknown>>;
}

async function digestAt(
  repository: string,
  imageTag: string,
  provider: ProviderResource,
): Promise<string | undefined> {
  try {
    return (await getImage({ repositoryName: repository, imageTag }, { provider })).imageDigest;
  } catch (error) {
    if (error instanceof Error && ABSENT.test(error.message)) return undefined;
    throw error;
  }
}
