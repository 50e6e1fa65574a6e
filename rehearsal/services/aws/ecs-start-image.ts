import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import type { SeedImage } from "../../cloud/seed.ts";
import { pushedImage } from "../docker/pushed-images.ts";
import { record, text } from "../known.ts";
import type { ContainerDefinition } from "./container-definitions.ts";
import { deniedAcross, isOwn, repositoryAt } from "./ecr-across.ts";
import type { TaskStart } from "./ecs-start.ts";
import { type ImageReference, parseImage } from "./image-reference.ts";
import { imageStruck } from "./image-struck.ts";
import { live } from "./live.ts";
import { loginProblem } from "./registry-login.ts";
import { roleAllows } from "./role-judge.ts";

/** What pulling from ECR needs on the repository. Source: ECR User Guide, "Amazon ECR on Amazon ECS", from memory, 2026-11. */
const PULL_ACTIONS = ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"];

/** The image as its registry describes it; undefined where the world knows none of that name. */
export function seededImage(cloud: Cloud, image: string): SeedImage | undefined {
  const wanted = parseImage(image)?.text;
  const seeded = cloud.seed.images.find((one) => parseImage(one.reference)?.text === wanted);
  return seeded ?? builtImage(cloud, image);
}

/** One that was built during the rehearsal: what it holds is the seed's word, for which processor the build's. */
function builtImage(cloud: Cloud, image: string): SeedImage | undefined {
  const pushed = pushedImage(cloud, image);
  const holds = cloud.seed.built?.find(({ reference }) => reference === pushed?.outputs.repository);
  if (pushed === undefined || holds === undefined) return undefined;
  return { ...holds, architecture: pushed.outputs.architecture === "ARM64" ? "ARM64" : "X86_64" };
}

/** Every image must be there, be allowed to the task, and be built for its processor. */
export function imageProblem(cloud: Cloud, start: TaskStart): string | undefined {
  for (const container of start.containers) {
    const problem = pullProblem(cloud, start, container);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function pullProblem(cloud: Cloud, start: TaskStart, container: ContainerDefinition): string | undefined {
  const { image } = container;
  const parsed = parseImage(image);
  if (parsed === undefined) return `CannotPullContainerError: invalid reference format: ${image}`;
  const refused = `CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref ${parsed.text}`;
  const named = { digest: parsed.digest, url: `${parsed.registry}/${parsed.repository}` };
  if (imageStruck(cloud, "pull", named))
    return `${refused}: httpReadSeeker: failed open: unexpected status from GET request: 503 Service Unavailable`;
  const denied = parsed.ecr === undefined ? undefined : ecrProblem(cloud, start, parsed, parsed.ecr);
  if (denied !== undefined) return `${refused}: ${denied}`;
  const shut = loginProblem(cloud, container);
  if (shut !== undefined) return `CannotPullContainerError: ${shut}`;
  const seeded = imageStruck(cloud, "image-absent", named) ? undefined : seededImage(cloud, image);
  if (seeded === undefined) return `${refused}: not found`;
  if (seeded.private === true && container.repositoryCredentials === undefined)
    return `${refused}: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials`;
  const platform = record(live(start.taskDefinition), "runtimePlatform") ?? {};
  const wanted = text(platform, "cpuArchitecture") ?? "X86_64";
  if (seeded.architecture === wanted) return undefined;
  const name = wanted === "ARM64" ? "linux/arm64" : "linux/amd64";
  return `CannotPullContainerError: image Manifest does not contain descriptor matching platform '${name}' (${parsed.text} is built for ${seeded.architecture})`;
}

function ecrProblem(
  cloud: Cloud,
  start: TaskStart,
  image: ImageReference,
  registry: { readonly accountId: string; readonly region: string },
): string | undefined {
  const role = start.executionRole;
  if (role === undefined) return "the task definition has no execution role to pull with";
  const arn = `arn:aws:ecr:${registry.region}:${registry.accountId}:repository/${image.repository}`;
  if (!roleAllows(cloud, role, "ecr:GetAuthorizationToken", "*"))
    return unauthorized(role, "ecr:GetAuthorizationToken", "*");
  const missing = PULL_ACTIONS.find((action) => !roleAllows(cloud, role, action, arn));
  if (missing !== undefined) return unauthorized(role, missing, arn);
  const place = { ...registry, repository: image.repository };
  const found = repositoryAt(cloud, place);
  if (found === "outside") return undefined;
  if (found === undefined)
    return `pull access denied, repository does not exist or may require authorization: ${arn}`;
  if (isOwn(cloud, registry)) return undefined;
  const denied = deniedAcross(cloud, place, PULL_ACTIONS, text(live(role), "arn"));
  return denied === undefined
    ? undefined
    : `${unauthorized(role, denied, arn)} (the policy of the repository in ${registry.accountId} does not allow it)`;
}

function unauthorized(role: Entity, action: string, resource: string): string {
  return `unexpected status from HEAD request: 403 Forbidden: ${text(live(role), "arn")} is not authorized to perform ${action} on ${resource}`;
}
