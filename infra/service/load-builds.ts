import { join } from "node:path";
import { getAuthorizationToken } from "@pulumi/aws/ecr/getAuthorizationToken.js";
import { type ProviderResource, RunError } from "@pulumi/pulumi";
import type { BuildSettings } from "../config/image-settings.ts";
import type { ServiceSettings } from "../config/service-settings.ts";
import type { Settings } from "../config/settings.ts";
import { formatProblem } from "../lib/errors.ts";
import { buildFault, contentTag } from "./build-content.ts";
import { heldImages } from "./held-images.ts";
import type { ImageBuilds, ImageBuildsArgs, JudgeImage } from "./image-builds.ts";

export interface BuildGround {
  /** The folder that contexts are relative to: the stack file's. */
  readonly folder: string;
  /** Asked of every image that was built, before a service gets it; left out where nobody reads findings. */
  readonly judgeImage?: JudgeImage | undefined;
}

/** Declares the builds; undefined where the stack has none, and nothing of Docker's SDK is loaded then. */
export type DeclareBuilds = (
  args: Pick<ImageBuildsArgs, "context" | "registry">,
  options: { readonly providers: ProviderResource[] },
) => ImageBuilds;

/** Reads the contexts and asks for the registry's credentials. Throws a `RunError` with everything that is missing on disk. */
export async function loadBuilds(
  settings: Settings,
  provider: ProviderResource,
  { folder, judgeImage }: BuildGround,
): Promise<DeclareBuilds | undefined> {
  const services = Object.values(settings.services).filter(isBuilt);
  if (services.length === 0) return undefined;
  const faults = services.flatMap(({ build, name }) => {
    const fault = buildFault(join(folder, build.context), build);
    if (fault === undefined) return [];
    return formatProblem({ ...fault, where: `services.${name}.build.${fault.word}` });
  });
  if (faults.length > 0) throw new RunError(faults.join("\n"));
  const [module, token] = await Promise.all([
    import("./image-builds.ts"),
    getAuthorizationToken({}, { provider }),
  ]);
  const contents = services.map((service) => {
    const context = join(folder, service.build.context);
    const platform = service.architecture === "ARM64" ? "linux/arm64" : "linux/amd64";
    return { service, context, platform, tag: contentTag(context, service.build, platform) };
  });
  const tags = new Map(contents.map(({ service, tag }) => [service.name, tag]));
  const held = await heldImages(settings.product, tags, provider);
  const builds = contents.map((content) => ({ ...content, held: held.get(content.service.name) }));
  const login = { user: token.userName, password: token.password };
  return (args, options) =>
    new module.ImageBuilds("images", { ...args, builds, login, judge: judgeImage }, options);
}

function isBuilt(service: ServiceSettings): service is ServiceSettings & { readonly build: BuildSettings } {
  return service.build !== undefined;
}
