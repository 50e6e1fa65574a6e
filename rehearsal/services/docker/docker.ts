import type { Behaviour, CheckFailure, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { tokenProblem } from "../aws/ecr-token.ts";
import { type ImageReference, parseImage } from "../aws/image-reference.ts";
import { TOKEN } from "../aws/tokens.ts";
import { flag, given, record, records, text } from "../known.ts";
import { builtDigest } from "./built-digest.ts";
import { PUSHED, pushedTo } from "./pushed-images.ts";

/** Builds an image and pushes it. Source: @pulumi/docker 5.2.0, registryImage.d.ts (read 2026-11-27). */
const registryImage: Behaviour = {
  token: "docker:index/registryImage:RegistryImage",
  check(inputs) {
    const failures: CheckFailure[] = [];
    const build = record(inputs, "build");
    if (build === undefined) return failures;
    const secrets = records(build, "secrets");
    for (const [index, secret] of secrets.entries())
      if (!given(secret, "env") && !given(secret, "src"))
        failures.push({ property: `build.secrets[${index}]`, reason: "one of env and src must be given" });
    if (secrets.length > 0 && !given(build, "builder"))
      failures.push({
        property: "build.builder",
        reason: "the legacy builder has no secrets: name a buildx builder",
      });
    return failures;
  },
  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    const image = parseImage(name);
    if (image === undefined) throw new CloudError("InvalidReference", `invalid reference format: ${name}`);
    const build = record(inputs, "build");
    if (build === undefined)
      throw new CloudError("PushFailed", `An image does not exist locally with the tag: ${name}`);
    const digest = builtDigest(build, cloud.now);
    push(cloud, image, digest, inputs);
    const repository = `${image.registry}/${image.repository}`;
    const architecture = text(build, "platform") === "linux/arm64" ? "ARM64" : "X86_64";
    const outputs = { repository, reference: image.text, digest, architecture };
    const known = pushedTo(cloud, repository).some(({ outputs: other }) => other.reference === image.text);
    if (known) return { id: digest, outputs: { sha256Digest: digest } };
    // One of the same name went with a repository that stood there before.
    for (const gone of cloud.list(PUSHED)) if (gone.id === image.text) cloud.remove(gone);
    cloud.add({ token: PUSHED, id: image.text, region: "global", outputs });
    return { id: digest, outputs: { sha256Digest: digest } };
  },
  // Only what concerns the resource itself changes in place: nothing is built or pushed again.
  update: () => undefined,
  /**
   * The registry is asked with the state's own login, and whatever it answers but the digest, a refusal too, counts as an image
   * that is gone. Source: kreuzwerker/terraform-provider-docker at 83c00e0, internal/provider/resource_docker_registry_image_funcs.go,
   * resourceDockerRegistryImageRead (read 2026-11-27); pulumi-docker-build mended the same in its pull request 930.
   */
  lost(_entity, state, cloud) {
    const image = parseImage(text(state, "name") ?? "");
    if (image === undefined || refusedLogin(cloud, image, state) !== undefined) return true;
    return !pushedTo(cloud, `${image.registry}/${image.repository}`).some(
      ({ outputs }) => outputs.reference === image.text,
    );
  },
  delete(entity, cloud) {
    if (flag(entity.inputs, "keepRemotely") === true) return undefined;
    const reference = parseImage(text(entity.inputs, "name") ?? "")?.text;
    for (const image of cloud.list(PUSHED)) if (image.id === reference) cloud.remove(image);
    return undefined;
  },
};

/** What the registry says of a push. Other registries than ECR take anybody's who has credentials. */
function push(
  cloud: Cloud,
  image: ImageReference,
  digest: string,
  inputs: Readonly<Record<string, unknown>>,
): void {
  const refused = refusedLogin(cloud, image, inputs);
  if (refused !== undefined) throw new CloudError("PushFailed", refused);
  if (image.ecr === undefined) return;
  const { accountId, region } = image.ecr;
  const repository = repositoriesOf(cloud, accountId).find(
    (one) => one.id === image.repository && one.region === region,
  );
  if (repository === undefined)
    throw new CloudError(
      "PushFailed",
      `name unknown: The repository with name '${image.repository}' does not exist in the registry with id '${accountId}'`,
    );
  const standing = pushedTo(cloud, `${image.registry}/${image.repository}`).find(
    ({ outputs }) => outputs.reference === image.text,
  );
  if (standing === undefined || standing.outputs.digest === digest) return;
  if (repository.inputs.imageTagMutability !== "IMMUTABLE") return;
  const tag = image.text.slice(image.text.lastIndexOf(":") + 1);
  throw new CloudError(
    "PushFailed",
    `tag invalid: The image tag '${tag}' already exists in the '${image.repository}' repository and cannot be overwritten because the tag is immutable.`,
  );
}

/** Why the registry does not take the login that the resource holds; undefined where it does. */
function refusedLogin(
  cloud: Cloud,
  image: ImageReference,
  inputs: Readonly<Record<string, unknown>>,
): string | undefined {
  const login = record(inputs, "authConfig");
  const host = text(login ?? {}, "address")?.replace(/^https?:\/\//, "");
  if (login === undefined || host !== image.registry) return "no basic auth credentials";
  if (image.ecr === undefined) return undefined;
  return tokenProblem(text(login, "username"), text(login, "password"), cloud.now);
}

function repositoriesOf(cloud: Cloud, accountId: string): readonly Entity[] {
  return cloud.world.account("aws", accountId)?.list(TOKEN.repository) ?? [];
}

/** Docker: images that are built here and pushed. */
export const docker: Service = { behaviours: [registryImage] };
