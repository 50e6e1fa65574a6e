/** Frames kept: the place where an error was thrown, so that a fault of ours can still be found. */
const FRAMES = 1;

/**
 * Runs `work`, synchronous, while errors note one frame of their stack only. Four times for every property of every resource
 * @pulumi/pulumi 3.256.0 writes down a whole stack (runtime/debuggable.js), which costs more than all the rest of declaring
 * them; it is read only where PULUMI_DEBUG_PROMISE_LEAKS asks for it, and then it stays whole. Source positions of resources
 * are not touched: the SDK lifts the limit for them itself.
 */
export function withShortStacks<T>(work: () => T): T {
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS !== undefined) return work();
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = Math.min(limit, FRAMES);
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
