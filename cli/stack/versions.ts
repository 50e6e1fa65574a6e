import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Versions of the parts that shaped a result, for the report. */
export function versions(engineVersion: string): Readonly<Record<string, string>> {
  return {
    slipway: packageVersion("../../package.json"),
    policies: packageVersion("../../policies/package.json"),
    pulumi: engineVersion,
    node: process.versions.node,
  };
}

function packageVersion(path: string): string {
  const file = fileURLToPath(new URL(path, import.meta.url));
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** The commit of the configuration's repository; undefined outside one. */
export function commitOf(dir: string): { readonly id: string; readonly dirty: boolean } | undefined {
  try {
    const git = (...args: string[]): string =>
      execFileSync("git", args, { cwd: dir, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return { id: git("rev-parse", "HEAD"), dirty: git("status", "--porcelain") !== "" };
  } catch {
    return undefined;
  }
}
