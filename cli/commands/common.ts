import { resolve as resolvePath } from "node:path";
import { fileURLToPath } from "node:url";
import type { Terminal } from "../lib/terminal.ts";
import type { Target } from "../stack/ground.ts";

/** The options that every command takes, after parsing. */
export interface CommonOptions {
  readonly stack: string;
  /** Folder with Pulumi.<stack>.yaml, absolute. */
  readonly configDir: string;
  readonly on: Target;
  readonly json: boolean;
  /** Folder for the report, absolute; undefined means beside the rehearsal. */
  readonly out: string | undefined;
  readonly terminal: Terminal;
}

const projectDir = fileURLToPath(new URL("../../", import.meta.url));

/** An absolute path; without one the project's own folder. */
export function folder(path: string | undefined): string {
  return path === undefined ? resolvePath(projectDir) : resolvePath(path);
}
