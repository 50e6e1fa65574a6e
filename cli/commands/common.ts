import { readdirSync } from "node:fs";
import { resolve as resolvePath } from "node:path";
import { fileURLToPath } from "node:url";
import { EXIT } from "../exit-codes.ts";
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

const projectDir = fileURLToPath(new URL("../../", import.meta.url));

/** An absolute path; without one the project's own folder. Throws `UserError` for a folder without stack files. */
export function folder(path: string | undefined): string {
  if (path === undefined) return resolvePath(projectDir);
  const dir = resolvePath(path);
  if (namesIn(dir).some((name) => /^Pulumi\..+\.yaml$/.test(name))) return dir;
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

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    return []; // no folder, or one that cannot be read: it gives no stack file either way
  }
}
