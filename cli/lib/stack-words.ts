import { resolve as resolvePath } from "node:path";
import type { Target } from "../stack/ground.ts";
import { defaultFolder } from "./default-folder.ts";
import { shellWord } from "./shell-word.ts";

/** The stack that a command is about. */
export interface About {
  readonly stack: string;
  /** Folder of the stack files, absolute. */
  readonly configDir: string;
  readonly on: Target;
}

/** Which stack a command is to be about, as a person can paste it: `--stack staging`, with folder and cloud where they are not the usual ones. */
export function stackWords({ configDir, on, stack }: About, usual: string = defaultFolder()): string {
  const folder = resolvePath(configDir);
  return [
    `--stack ${stack}`,
    ...(folder === usual ? [] : [`--config ${shellWord(folder)}`]),
    ...(on === "cloud" ? ["--on cloud"] : []),
  ].join(" ");
}
