import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../lib/user-error.ts";
import type { Ground } from "./ground.ts";
import { PROJECT } from "./project-name.ts";

/** How many of the latest copies a refusal names. */
const COPIES_NAMED = 3;

/**
 * Refuses a rehearsal whose engine state is cut off or no state, by the file's name and before the engine could overwrite it.
 * No file is no state yet. Throws `UserError`.
 */
export function requireWholeState(ground: Ground, stack: string): void {
  const base = join(ground.backendDir, ".pulumi");
  const file = join(base, "stacks", PROJECT, `${stack}.json`);
  if (!existsSync(file)) return;
  const fault = faultOf(readFileSync(file, "utf8"));
  if (fault === undefined) return;
  const copies = backupsOf(join(base, "backups", PROJECT, stack));
  const next =
    copies.length === 0
      ? "There is no copy of it: move the whole rehearsal away to start anew."
      : `Put a copy in its place and run this again, the latest first:\n${copies.map((copy) => `  ${copy}`).join("\n")}`;
  throw new UserError(
    `${file}: the engine's whole state of ${stack}; got ${fault}. The file is left as it is. ${next}`,
  );
}

function faultOf(text: string): string | undefined {
  if (text.trim() === "") return "an empty file";
  try {
    const state: unknown = JSON.parse(text);
    const isState =
      typeof state === "object" && state !== null && "version" in state && "checkpoint" in state;
    return isState ? undefined : "JSON without version and checkpoint";
  } catch {
    return "text that is not JSON";
  }
}

/** The latest whole copies that the engine keeps; their names hold the time. */
function backupsOf(dir: string): readonly string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .reverse()
    .map((name) => join(dir, name))
    .filter((copy) => faultOf(readFileSync(copy, "utf8")) === undefined)
    .slice(0, COPIES_NAMED);
}
