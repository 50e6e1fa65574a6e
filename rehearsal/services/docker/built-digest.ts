import { createHash } from "node:crypto";
import { type Dirent, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CloudError } from "../../cloud/cloud-error.ts";
import { record, text } from "../known.ts";

type Build = Readonly<Record<string, unknown>>;

/**
 * Digest of the image that this build gives: it follows from all files of the context, the Dockerfile, the arguments, the stage,
 * the platform and the time: an image holds when it was made, so that a second build of the same is another. Throws where buildx would not start. Nothing is run, and the values of secrets are never read.
 */
export function builtDigest(build: Build, now: Date): string {
  const context = text(build, "context") ?? "";
  if (!existsSync(context))
    throw new CloudError("BuildFailed", `unable to prepare context: path "${context}" not found`);
  const dockerfile = join(context, text(build, "dockerfile") ?? "Dockerfile");
  if (!existsSync(dockerfile))
    throw new CloudError(
      "BuildFailed",
      `failed to solve: failed to read dockerfile: open ${text(build, "dockerfile") ?? "Dockerfile"}: no such file or directory`,
    );
  const source = readFileSync(dockerfile, "utf8");
  requireStages(source, text(build, "target"));
  const args = Object.entries(record(build, "buildArgs") ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash("sha256").update(
    JSON.stringify([source, args, text(build, "target") ?? "", text(build, "platform") ?? "", now]),
  );
  for (const file of filesOf(context)) hash.update(file.slice(context.length)).update(readFileSync(file));
  return `sha256:${hash.digest("hex")}`;
}

/** A Dockerfile has a first stage, and the one that is asked for. */
function requireStages(source: string, target: string | undefined): void {
  const stages = [...source.matchAll(/^\s*FROM\s+(?:--\S+\s+)*\S+(?:\s+AS\s+(\S+))?\s*$/gim)];
  if (stages.length === 0)
    throw new CloudError(
      "BuildFailed",
      "failed to solve: dockerfile parse error: no build stage in current context",
    );
  if (target === undefined || stages.some(([, name]) => name?.toLowerCase() === target.toLowerCase())) return;
  throw new CloudError("BuildFailed", `failed to solve: target stage "${target}" could not be found`);
}

function filesOf(folder: string): readonly string[] {
  const entries: readonly Dirent[] = readdirSync(folder, { withFileTypes: true });
  return [...entries]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesOf(path);
      return entry.isFile() ? [path] : [];
    });
}
