import { parentPort, workerData } from "node:worker_threads";

/** What the runner hands over. */
export interface Task {
  /** Address of the module that holds the handler. */
  readonly module: string;
  readonly handler: string;
  readonly event: unknown;
  /** Origins of the internet → where their part is played in this rehearsal. */
  readonly internet: Readonly<Record<string, string>>;
  /** Milliseconds by which the rehearsal's clock is ahead of the machine's. */
  readonly clockShiftMs: number;
}

const task = workerData as Task; // the runner's own

/** Nothing of a rehearsal reaches the internet: an address that nobody plays is not there. */
const real = globalThis.fetch;
globalThis.fetch = (target, init) => {
  const address = new URL(target instanceof Request ? target.url : target);
  const stage = task.internet[address.origin];
  if (stage === undefined)
    return Promise.reject(new TypeError(`${address.origin} is not part of this rehearsal`));
  return real(new URL(`${address.pathname}${address.search}`, stage), init);
};

/** What the function takes for now is what the simulated account takes for now. */
const machineNow = Date.now;
globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [target.now()] : given, newTarget) as Date, // a Date's own maker
});
Date.now = () => machineNow() + task.clockShiftMs;

try {
  const found: unknown = await import(task.module);
  const handler = (found as Record<string, unknown>)[task.handler];
  if (typeof handler !== "function") throw new TypeError(`the module exports no function ${task.handler}`);
  const result: unknown = await (handler as (event: unknown) => unknown)(task.event);
  parentPort?.postMessage({ result });
} catch (error) {
  parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
}
