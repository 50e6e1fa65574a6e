import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);

/** What tools put into the project's folder; none of it is the project's. */
const NOT_OURS = new Set(["node_modules", ".git", ".cache", ".slipway", "coverage"]);

/** A file of the project: its path from the root, with `/`, and its text. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** Paths of all files below these folders, sorted; `""` is the whole project. */
export function pathsBelow(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => [...walk(folder)]).sort();
}

/** The files below these folders whose path matches. */
export function filesBelow(folders: readonly string[], matching: RegExp): readonly ProjectFile[] {
  return pathsBelow(...folders)
    .filter((path) => matching.test(path))
    .map((path) => ({ path, text: readProject(path) }));
}

/** The text of one file of the project. */
export function readProject(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, ROOT)), "utf8");
}

function* walk(folder: string): Generator<string> {
  const at = folder === "" ? "" : `${folder}/`;
  for (const entry of readdirSync(fileURLToPath(new URL(at, ROOT)), { withFileTypes: true })) {
    if (NOT_OURS.has(entry.name)) continue;
    if (entry.isDirectory()) yield* walk(`${at}${entry.name}`);
    else if (entry.isFile()) yield `${at}${entry.name}`;
  }
}
