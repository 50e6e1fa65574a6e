import { createHash } from "node:crypto";
import { mkdir, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Attempt, SearchContext } from "./engine.ts";
import { pulumiHome } from "./engine-cache.ts";
import { askVersion, compareVersions } from "./engine-version.ts";
import { findExecutable } from "./find-executable.ts";

/** The `pulumi` that a person's shell would run, when it is of the SDK's major version and not older than the SDK. */
export async function findOnPath(context: SearchContext): Promise<Attempt> {
  const command = await findExecutable("pulumi", context.env);
  if (command === undefined) return { reason: "no pulumi there" };
  const answer = await askVersion(command, context.env);
  if ("reason" in answer) return answer;
  const difference = compareVersions(answer.version, context.version);
  if (difference === undefined || difference < 0) {
    return { reason: `${command} is ${answer.version}, older than the SDK's ${context.version}` };
  }
  if (majorOf(answer.version) !== majorOf(context.version)) {
    return {
      reason: `${command} is ${answer.version}, of another major version than the SDK's ${context.version}`,
    };
  }
  const root = await rootOf(command, context.env);
  return { engine: { command, version: answer.version, source: "path", root } };
}

function majorOf(version: string): string | undefined {
  return version.split(".")[0];
}

/**
 * The Automation API wants a folder with `bin/pulumi`. An executable elsewhere (an unpacked archive, a version manager's shim)
 * gets such a folder under Pulumi's home, with a link in it.
 */
async function rootOf(command: string, env: NodeJS.ProcessEnv): Promise<string> {
  if (basename(dirname(command)) === "bin") return dirname(dirname(command));
  const id = createHash("sha256").update(command).digest("hex").slice(0, 12);
  const root = join(pulumiHome(env), "slipway", `path-${id}`);
  const link = join(root, "bin", "pulumi");
  await mkdir(dirname(link), { recursive: true });
  await symlink(command, link).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  return root;
}
