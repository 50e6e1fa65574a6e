import { commandLine } from "../lib/command-line.ts";
import type { Ground, Target } from "./ground.ts";

/** What of a session names its stack to a command. */
export interface NamedStack {
  readonly stack: string;
  readonly on: Target;
  readonly ground: Pick<Ground, "configDir">;
}

/** Another command about the same stack, as a person can paste it. */
export function sessionCommand(words: string, { ground, on, stack }: NamedStack): string {
  return commandLine(words, { stack, on, configDir: ground.configDir });
}
