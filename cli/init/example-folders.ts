import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { stacksOf } from "../../infra/config/stack-folder.ts";
import { PROJECT } from "../lib/default-folder.ts";

/** The folders that a new product can start from, as a person can write them where they stand: examples, and the project's own. */
export function exampleFolders(from: string = process.cwd()): {
  readonly examples: readonly string[];
  readonly reference: string;
} {
  const shown = (folder: string): string => (folder === from ? "." : relative(from, folder));
  const folders = readdirSync(join(PROJECT, "examples")).map((name) => join(PROJECT, "examples", name));
  return {
    examples: folders
      .filter((folder) => stacksOf(folder).length > 0)
      .map(shown)
      .sort(),
    reference: shown(PROJECT),
  };
}
