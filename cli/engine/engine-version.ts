import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { failureOf, runCommand } from "./run-command.ts";

/** Longest wait for `pulumi version`, in milliseconds; a healthy engine answers within 200. */
const ANSWER_LIMIT_MS = 20_000;

const VERSION = /^v?(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** Version of the installed `@pulumi/pulumi`: the oldest engine that its SDK may talk to. */
export function sdkVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"), "utf8"),
  );
  const { version } = manifest as { version: string }; // npm refuses to publish a package without one
  return version;
}

/**
 * Below zero when `a` is older than `b`, zero when they are the same release, above when newer. A pre-release is older than its
 * release; two pre-releases of one release count as the same. Undefined when either is not a version.
 */
export function compareVersions(a: string, b: string): number | undefined {
  const left = VERSION.exec(a);
  const right = VERSION.exec(b);
  if (left === null || right === null) return undefined;
  for (const part of [1, 2, 3]) {
    const difference = Number(left[part]) - Number(right[part]);
    if (difference !== 0) return difference;
  }
  return Number(left[4] === undefined) - Number(right[4] === undefined);
}

/** The version that an engine reports of itself, without the leading "v"; or why it reports none. */
export async function askVersion(
  command: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly version: string } | { readonly reason: string }> {
  const result = await runCommand(command, ["version"], {
    env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  if (result.aborted)
    return { reason: `"${command} version" gave no answer within ${ANSWER_LIMIT_MS / 1000} s` };
  const failure = failureOf(result);
  if (failure !== undefined) return { reason: `"${command} version" failed: ${failure}` };
  const answer = result.stdout.trim();
  if (!VERSION.test(answer)) return { reason: `"${command} version" did not print a version` };
  return { version: answer.replace(/^v/, "") };
}
