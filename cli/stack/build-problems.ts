import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Settings } from "../../infra/config/settings.ts";
import { readStackFile } from "../../infra/config/stack-file.ts";
import { stackFileName } from "../../infra/config/stack-folder.ts";
import type { Problem } from "../../infra/lib/errors.ts";
import { buildFault } from "../../infra/service/build-content.ts";

/** What the builds of a stack lack on this machine. */
export interface BuildProblems {
  /** Folders and Dockerfiles that do not exist. */
  readonly files: readonly Problem[];
  /** Variables that a build's secrets are read from and that are not set: another machine may have them. Never a value. */
  readonly variables: readonly Problem[];
}

/** Looks for the folders, the Dockerfiles and the variables of every image that the stack builds. */
export function buildProblems(
  configDir: string,
  stack: string,
  { services }: Pick<Settings, "services">,
  env: NodeJS.ProcessEnv,
): BuildProblems {
  const source = stackFileName(stack);
  const { lineOf } = readStackFile(readFileSync(join(configDir, source), "utf8"));
  const at = (where: string): Pick<Problem, "source" | "line" | "where"> => {
    const line = lineOf(where);
    return { source, where, ...(line === undefined ? {} : { line }) };
  };
  const builds = Object.values(services).flatMap(({ build, name }) =>
    build === undefined ? [] : [{ build, name }],
  );
  return {
    files: builds.flatMap(({ build, name }) => {
      const fault = buildFault(join(configDir, build.context), build);
      if (fault === undefined) return [];
      const [word, expected, found] = fault;
      const next = "Correct it: paths start at the stack file's folder, the Dockerfile's at the context";
      return [{ ...at(`services.${name}.build.${word}`), expected, found, next }];
    }),
    variables: builds.flatMap(({ build, name }) =>
      Object.entries(build.secrets)
        .filter(([, variable]) => (env[variable] ?? "") === "")
        .map(([id, variable]) => ({
          ...at(`services.${name}.build.secrets.${id}`),
          expected: `the variable ${variable} in the environment of whoever builds`,
          found: env[variable] === undefined ? "none here" : "an empty one here",
          next: `Set ${variable} before slipway up`,
        })),
    ),
  };
}
