import { readdirSync } from "node:fs";
import { resolve as resolvePath } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's own folder, which holds the reference product's stack files. */
export const PROJECT = resolvePath(fileURLToPath(new URL("../../", import.meta.url)));

/** Where the stack files are without --config: where somebody stands, if some are there, else the project. */
export function defaultFolder(from: string = process.cwd()): string {
  return hasStackFiles(from) ? resolvePath(from) : PROJECT;
}

/** True of a folder with a file Pulumi.<stack>.yaml; one that is not there or cannot be read has none either way. */
export function hasStackFiles(dir: string): boolean {
  try {
    return readdirSync(dir).some((name) => /^Pulumi\..+\.yaml$/.test(name));
  } catch {
    return false;
  }
}
