import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { EXIT } from "../exit-codes.ts";
import { UserError } from "./user-error.ts";

/**
 * Makes the folder for a report and writes a file in it for a moment, so that a path that cannot take one is told before
 * anything is touched. Throws `UserError`.
 */
export function openReportFolder(dir: string): string {
  try {
    make(dir);
    const probe = join(dir, `.slipway-${randomUUID()}`);
    writeFileSync(probe, "", { flag: "wx" });
    rmSync(probe);
    return dir;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "a fault of the disk";
    throw new UserError(
      {
        where: `--out ${dir}`,
        expected: "a folder that can be made and written to",
        found: code,
        next: "Name another folder; nothing was touched",
      },
      EXIT.usage,
      { cause: error },
    );
  }
}

/** Folder by folder: Node's own `recursive` never ends below a file system that answers ENOENT to making one, as /proc does. */
function make(dir: string): void {
  const there = statSync(dir, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) return;
  if (there !== undefined) throw Object.assign(new Error(dir), { code: "ENOTDIR" });
  if (dirname(dir) !== dir) make(dirname(dir));
  try {
    mkdirSync(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // made by somebody else in between
  }
}
