import { plainValue } from "../lib/plain-value.ts";
import type { Ground, Target } from "./ground.ts";
import type { OpenedStack } from "./open-stack.ts";
import { type OtherStack, rehearsedStacks } from "./rehearsed-stacks.ts";

/** What it takes to ask the backend. */
export interface Backend {
  readonly ground: Pick<Ground, "backendDir">;
  readonly on: Target;
  readonly stack: string;
  readonly opened: Pick<OpenedStack, "stack">;
}

/** The stacks beside this one that stand, by name: a rehearsal's files are read; on a real cloud the engine asks its backend once. */
export async function otherStacks({ ground, on, opened, stack }: Backend): Promise<readonly OtherStack[]> {
  if (on === "rehearsal") return rehearsedStacks(ground).filter(({ name }) => name !== stack);
  const { workspace } = opened.stack;
  const all = await workspace.listStacks();
  return all
    .filter(({ resourceCount }) => resourceCount !== 0) // a count that is not told is no sign of none
    .map(({ name }) => ({ name: name.slice(name.lastIndexOf("/") + 1), full: name }))
    .filter(({ name }) => name !== stack)
    .map(({ full, name }) => ({
      name,
      outputs: async () => {
        const outputs = await workspace.stackOutputs(full);
        return Object.fromEntries(
          Object.entries(outputs).map(([key, { secret, value }]) => [
            key,
            secret ? "[secret]" : plainValue(value),
          ]),
        );
      },
    }));
}
