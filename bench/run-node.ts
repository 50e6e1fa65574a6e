import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const PROJECT = fileURLToPath(new URL("../", import.meta.url));

/** What Pulumi.yaml gives Node as `nodeargs`. */
export const NODE_ARGS: readonly string[] = ["--import=./compile-cache.js", "--max-semi-space-size=64"];

/** Runs a file in a fresh Node as plain Pulumi would, and reads the JSON that it prints as its last line. */
export async function runNode<T>(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [...NODE_ARGS, file, ...args], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as T; // the callers' own files print it
}
