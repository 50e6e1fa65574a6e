import { join } from "node:path";

import type { BuildSettings } from "../../infra/config/image-settings.ts";
import type { Settings } from "../../infra/config/settings.ts";
import type { Problem } from "../../infra/lib/errors.ts";
import { buildFault } from "../../infra/service/build-content.ts";
import { isImageOf } from "../../infra/service/image-resource.ts";
import type { Step } from "./event-log.ts";
import { placesIn } from "./places-in.ts";

const IMAGE = "docker:index/registryImage:RegistryImage";

/** What is wrong on this machine with the folder or the Dockerfile of every image that the stack builds. */
export function buildFileProblems(
  configDir: string,
  stack: string,
  { services }: Pick<Settings, "services">,
): readonly Problem[] {
  const at = placesIn(configDir, stack);
  return buildsOf(services).flatMap(({ build, name }) => {
    const fault = buildFault(join(configDir, build.context), build);
    if (fault === undefined) return [];
    const { word, ...told } = fault;
    return [{ ...at(`services.${name}.build.${word}`), ...told }];
  });
}

/**
 * The variables that a build's secrets are read from and that are not set, of the services for which `isBuilt` is true; another
 * machine may have them. Never a value.
 */
export function unsetBuildVariables(
  configDir: string,
  stack: string,
  { services }: Pick<Settings, "services">,
  env: NodeJS.ProcessEnv,
  isBuilt: (service: string) => boolean = () => true,
): readonly Problem[] {
  const at = placesIn(configDir, stack);
  return buildsOf(services)
    .filter(({ name }) => isBuilt(name))
    .flatMap(({ build, name }) =>
      Object.entries(build.secrets)
        .filter(([, variable]) => (env[variable] ?? "") === "")
        .map(([id, variable]) => ({
          ...at(`services.${name}.build.secrets.${id}`),
          expected: `the variable ${variable} in the environment of whoever builds`,
          found: env[variable] === undefined ? "none here" : "an empty one here",
          next: `Set ${variable} before slipway up`,
        })),
    );
}

/** Whether those steps of a preview build an image of the service: one whose content is unchanged stays as it is. */
export function buildsImageOf(
  steps: readonly Pick<Step, "type" | "op" | "name">[],
): (service: string) => boolean {
  const made = steps.filter(({ op, type }) => type === IMAGE && MAKES.has(op)).map(({ name }) => name);
  return (service) => made.some((name) => isImageOf(service, name));
}

const MAKES = new Set(["create", "create-replacement", "replace"]);

function buildsOf(
  services: Settings["services"],
): readonly { readonly name: string; readonly build: BuildSettings }[] {
  return Object.values(services).flatMap(({ build, name }) => (build === undefined ? [] : [{ build, name }]));
}
