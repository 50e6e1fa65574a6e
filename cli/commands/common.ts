import { resolve as resolvePath } from "node:path";
import { EXIT } from "../exit-codes.ts";
import { defaultFolder, hasStackFiles } from "../lib/default-folder.ts";
import type { Terminal } from "../lib/terminal.ts";
import { UserError } from "../lib/user-error.ts";
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

/** Those of a command that can rehearse faults. */
export interface RehearsingOptions extends CommonOptions {
  /** `<fault>=<image>` each. */
  readonly rehearse: readonly string[];
}

/** An absolute path; without one the folder where somebody stands, if it has stack files, else the project's. Throws `UserError` for a folder without. */
export function folder(path: string | undefined): string {
  if (path === undefined) return defaultFolder();
  const dir = resolvePath(path);
  if (hasStackFiles(dir)) return dir;
  throw new UserError(
    {
      where: `--config ${dir}`,
      expected: "a folder with a file Pulumi.<stack>.yaml",
      found: "none",
      next: "Name the folder that holds the stack files",
    },
    EXIT.usage,
  );
}
