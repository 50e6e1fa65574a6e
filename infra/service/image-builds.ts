import { Provider } from "@pulumi/docker/provider.js";
import { RegistryImage } from "@pulumi/docker/registryImage.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  interpolate,
  type Output,
  RunError,
  runtime,
  secret,
} from "@pulumi/pulumi";
import type { BuildSettings } from "../config/image-settings.ts";
import type { ServiceSettings } from "../config/service-settings.ts";
import type { StackContext } from "../context.ts";
import { imageResource } from "./image-resource.ts";
import type { Registry } from "./registry.ts";

/** What somebody says of an image that was built. */
export interface Judgement {
  /** Why it may not be delivered; undefined where it may. */
  readonly refusal: string | undefined;
  /** The image that the service has from the last update; undefined for a service that has none yet. */
  readonly standing: string | undefined;
}

export type JudgeImage = (service: string, reference: string) => Promise<Judgement>;

export interface ImageBuildsArgs {
  readonly context: StackContext;
  readonly registry: Registry;
  readonly builds: readonly {
    readonly service: ServiceSettings & { readonly build: BuildSettings };
    /** Absolute path of the folder. */
    readonly context: string;
    readonly platform: string;
    /** Stands for all that the image is made from. */
    readonly tag: string;
    /** Digest of the image that is to be taken as it stands in the registry; undefined where this stack builds it. */
    readonly held: string | undefined;
  }[];
  readonly login: { readonly user: string; readonly password: string };
  readonly judge: JudgeImage | undefined;
}

/**
 * Images that are built here and pushed to the stack's own repositories, but for those that stand there already. The component's own inputs say whether somebody reads the
 * findings of their scans before a service gets them.
 */
export class ImageBuilds extends ComponentResource {
  readonly #digests = new Map<string, Output<string>>();

  constructor(name: string, args: ImageBuildsArgs, opts?: ComponentResourceOptions) {
    super("slipway:service:ImageBuilds", name, { findingsStopDelivery: args.judge !== undefined }, opts);
    const provider = new Provider("docker", {}, { parent: this });
    const references: Record<string, Output<string>> = {};
    for (const build of args.builds) {
      const digest = build.held ?? this.#declare(name, build, args, provider).sha256Digest;
      const repository = args.registry.url(build.service.name);
      const reference = interpolate`${repository}@${digest}`;
      const judged = reference.apply((found) => judgedReference(build.service.name, found, args.judge));
      references[build.service.name] = judged;
      this.#digests.set(
        build.service.name,
        judged.apply((found) => found.slice(found.lastIndexOf("@") + 1)),
      );
    }
    this.registerOutputs({ references });
  }

  /** What the service's task draft refers to. */
  texts(service: string): Readonly<Record<string, Output<string>>> {
    const digest = this.#digests.get(service);
    return digest === undefined ? {} : { [`digest.${service}`]: digest };
  }

  #declare(
    name: string,
    { context: folder, platform, service, tag }: ImageBuildsArgs["builds"][number],
    { context, login, registry }: ImageBuildsArgs,
    provider: Provider,
  ): RegistryImage {
    const { args, builder, dockerfile, secrets, target } = service.build;
    const url = registry.url(service.name);
    return new RegistryImage(
      imageResource(service.name, tag),
      context.override(
        name,
        "image",
        {
          name: interpolate`${url}:${tag}`,
          keepRemotely: true,
          authConfig: {
            address: url.apply((found) => `https://${found.split("/")[0] ?? ""}`),
            username: login.user,
            password: secret(login.password),
          },
          build: {
            context: folder,
            dockerfile,
            platform,
            builder,
            ...(target === undefined ? {} : { target }),
            buildArgs: args,
            secrets: Object.entries(secrets)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([id, env]) => ({ id, env })),
          },
        },
        service.name,
      ),
      // The login is another in each run, and the folder's path on each machine; what counts of the content is in the tag. The login
      // that stays in the state has run out twelve hours later: what then reads the resource finds nothing (`cli/stack/held-images.ts`).
      { parent: this, provider, ignoreChanges: ["authConfig", "build"] },
    );
  }
}

/** The image that the service gets: a refused one leaves it the one that it has, and stops a service that has none. */
async function judgedReference(
  service: string,
  reference: string,
  judge: JudgeImage | undefined,
): Promise<string> {
  if (judge === undefined || runtime.isDryRun()) return reference;
  const { refusal, standing } = await judge(service, reference);
  if (refusal === undefined) return reference;
  if (standing === undefined) throw new RunError(refusal);
  return standing;
}
