import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SearchContext } from "./engine.ts";
import { findExecutable } from "./find-executable.ts";
import { failureOf, runCommand } from "./run-command.ts";

/** Holds the go.mod and go.sum that pin the engine and all that it is built from. */
export const GO_MODULE_FOLDER = fileURLToPath(new URL("./go", import.meta.url));

const ENGINE_PACKAGE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
/** Longest build, in milliseconds: about 3 minutes on two cores with modules to download, ten times that on the slowest machine. */
const BUILD_LIMIT_MS = 30 * 60_000;
const REPORT_MS = 30_000;

/** Builds the engine from its Go module to `root/bin/pulumi`. Gives why there is none, or undefined. */
export async function buildWithGo(context: SearchContext, root: string): Promise<string | undefined> {
  const go = await findExecutable("go", context.env);
  if (go === undefined) return "no go on PATH to build with";
  context.report(`building pulumi ${context.version} from its Go module: about 3 minutes, only this once`);
  const started = Date.now();
  const timer = setInterval(
    () => context.report(`still building (${Math.round((Date.now() - started) / 1000)} s)`),
    REPORT_MS,
  );
  const result = await runCommand(
    go,
    [
      "build",
      "-mod=readonly",
      "-trimpath",
      "-ldflags",
      `-s -w -X ${VERSION_VARIABLE}=v${context.version}`,
      "-o",
      join(root, "bin", "pulumi"),
      ENGINE_PACKAGE,
    ],
    {
      // A go.work in a parent folder would put other modules in the place of the pinned ones.
      env: { ...context.env, GOWORK: "off" },
      cwd: GO_MODULE_FOLDER,
      signal: AbortSignal.timeout(BUILD_LIMIT_MS),
    },
  ).finally(() => clearInterval(timer));
  if (result.aborted) return `"go build" did not end within ${BUILD_LIMIT_MS / 60_000} minutes`;
  const failure = failureOf(result);
  return failure === undefined ? undefined : `"go build" failed: ${failure}`;
}
