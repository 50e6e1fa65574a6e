import type { Stack } from "@pulumi/pulumi/automation/index.js";

/** A stack of the Automation API without what `engineStack` took from it: ask its export. */
export type EngineStack = Omit<Stack, "outputs" | "info">;

/**
 * The stack without the two questions that the SDK asks after each update, refresh and destroy, whether or not somebody reads
 * the answers: outputs and history are three more starts of the engine (`@pulumi/pulumi` 3.256.0, automation/stack.js).
 */
export function engineStack(stack: Stack): EngineStack {
  stack.outputs = () => Promise.resolve({});
  stack.info = () => Promise.resolve(undefined);
  return stack;
}
