import debuggable from "@pulumi/pulumi/runtime/debuggable.js";

/** The SDK's own function, which its declarations leave out. */
interface Debuggable {
  debuggablePromise<T>(promise: Promise<T>, context: unknown): Promise<T>;
}

const installed = debuggable as unknown as Debuggable; // its declarations leave the function out

/** What stands in the module since it was changed, so that a second call changes nothing. */
let shortened: Debuggable["debuggablePromise"] | undefined;

/**
 * Lets the SDK note no stack for its own promises, from now on. Four times for every property of every resource
 * @pulumi/pulumi 3.256.0 writes down a stack (runtime/debuggable.js), about a twelfth of the load even where
 * it is one frame long; it is read only
 * where PULUMI_DEBUG_PROMISE_LEAKS asks for it, and then it stays. Every other error keeps its whole stack: one of ours, one of
 * the SDK's about a resource, and the source positions of resources. Where an SDK has no such function nothing is done.
 */
export function shortenPromiseStacks(module: Debuggable = installed): void {
  const { debuggablePromise } = module;
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS !== undefined) return;
  if (typeof debuggablePromise !== "function" || debuggablePromise === shortened) return;
  shortened = (promise, context) => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      return debuggablePromise(promise, context);
    } finally {
      Error.stackTraceLimit = limit;
    }
  };
  module.debuggablePromise = shortened;
}
