import log from "@pulumi/pulumi/log/index.js";

/** What the SDK says to whoever runs `pulumi --debug`; its declarations make it read-only. */
interface Debugging {
  debug: typeof log.debug;
}

/**
 * Keeps the SDK's debugging remarks from the engine, from now on; warnings and errors pass as before. Three times for every
 * resource @pulumi/pulumi 3.256.0 calls the engine to say what it does (runtime/resource.js), and the engine hands each on, shown
 * or not: a sixth of a preview's CPU time. The third holds the whole answer, secrets in clear, which belongs into no log.
 */
export function silenceDebug(module: Debugging = log): void {
  module.debug = () => Promise.resolve();
}
