import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const PROJECT = fileURLToPath(new URL("../", import.meta.url));

/** Runs a file in a fresh Node with the project's compile cache, and reads the JSON that it prints as its last line. */
export async function runNode<T>(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<T> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import=./compile-cache.js", file, ...args],
    { cwd: PROJECT, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as T; // the callers' own files print it
}
