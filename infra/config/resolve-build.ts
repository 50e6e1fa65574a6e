import { referenceTo } from "../service/references.ts";
import type { Config, ServiceConfig } from "./config.ts";
import type { Decisions } from "./decisions.ts";
import type { BuildSettings } from "./image-settings.ts";
import type { ServiceSettings } from "./service-settings.ts";

/** Where the image comes from: its digest as written, or a build whose digest is known when it is pushed. */
export function resolveImage(
  name: string,
  service: ServiceConfig,
  { aws, product }: Config,
  decide: Decisions,
): Pick<ServiceSettings, "image" | "build"> {
  const at = `services.${name}`;
  if (service.build === undefined) {
    const image = service.image ?? ""; // the check asks for one of the two
    return { image, build: decide.derived(`${at}.build`, undefined) };
  }
  const repository = `${aws.accountId}.dkr.ecr.${aws.region}.amazonaws.com/${product}/${name}`;
  return {
    image: decide.derived(`${at}.image`, `${repository}@${referenceTo(`digest.${name}`)}`),
    build: resolveBuild(`${at}.build`, service.build, decide),
  };
}

function resolveBuild(
  at: string,
  build: NonNullable<ServiceConfig["build"]>,
  decide: Decisions,
): BuildSettings {
  return {
    context: build.context,
    dockerfile: decide.or("services.*.build.dockerfile", build.dockerfile, `${at}.dockerfile`),
    target: decide.or("services.*.build.target", build.target, `${at}.target`),
    builder: decide.or("services.*.build.builder", build.builder, `${at}.builder`),
    args: decide.or("services.*.build.args", build.args, `${at}.args`),
    secrets: decide.or("services.*.build.secrets", build.secrets, `${at}.secrets`),
  };
}
