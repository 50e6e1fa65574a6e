import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Ground, openGround } from "./ground.ts";
import { PROJECT } from "./project-name.ts";
import { stackOutputs } from "./stack-outputs.ts";

/** A stack of the same backend that holds resources. */
export interface OtherStack {
  readonly name: string;
  /** What its last finished update said, secrets only as a mark. */
  readonly outputs: () => Promise<Readonly<Record<string, unknown>>>;
}

/** The engine's own format of a stack's file in a file backend. */
interface StateFile {
  readonly checkpoint?: { readonly latest?: { readonly resources?: readonly unknown[] } };
}

/** Those of the rehearsal beside a configuration; none where nothing was rehearsed, and nothing is made by asking. */
export function rehearsedBeside(configDir: string): readonly OtherStack[] {
  return existsSync(join(configDir, ".slipway")) ? rehearsedStacks(openGround(configDir)) : [];
}

/** Those of a rehearsal, from the files of its backend. */
export function rehearsedStacks({ backendDir }: Pick<Ground, "backendDir">): readonly OtherStack[] {
  const dir = join(backendDir, ".pulumi", "stacks", PROJECT);
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .flatMap((file) => {
      const state = stateOf(join(dir, file));
      const latest = state?.checkpoint?.latest;
      if (state !== undefined && (latest?.resources ?? []).length === 0) return [];
      return [{ name: file.slice(0, -".json".length), outputs: () => Promise.resolve(stackOutputs(latest)) }];
    });
}

/** Undefined for a file that cannot be read: its stack counts as one that stands. */
function stateOf(path: string): StateFile | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as StateFile; // the engine's own format
  } catch {
    return undefined;
  }
}
