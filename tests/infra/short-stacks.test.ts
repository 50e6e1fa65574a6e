import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import debuggable from "@pulumi/pulumi/runtime/debuggable.js";
import { shortenPromiseStacks } from "../../infra/short-stacks.ts";

const LEAKS = "PULUMI_DEBUG_PROMISE_LEAKS";
const before = { limit: Error.stackTraceLimit, leaks: process.env[LEAKS] };
beforeEach(() => {
  Error.stackTraceLimit = 10;
  delete process.env[LEAKS];
});
afterEach(() => {
  Error.stackTraceLimit = before.limit;
  if (before.leaks !== undefined) process.env[LEAKS] = before.leaks;
});

function frames(error: Error): number {
  return error.stack?.match(/^\s+at /gm)?.length ?? 0;
}

/** As the SDK's module stands: it notes a stack for each promise that it is handed. */
function noting() {
  const noted: Error[] = [];
  return {
    noted,
    debuggablePromise<T>(promise: Promise<T>, _context: unknown): Promise<T> {
      noted.push(new Error("noted"));
      return promise;
    },
  };
}

describe("shortenPromiseStacks", () => {
  it("leaves no stack to the SDK's promises and hands on their values", async () => {
    const sdk = noting();
    shortenPromiseStacks(sdk);
    await expect(sdk.debuggablePromise(Promise.resolve(7), "context")).resolves.toBe(7);
    expect(sdk.noted.map(frames)).toEqual([0]);
    expect(Error.stackTraceLimit).toBe(10);
  });

  it("keeps the stack of every other error whole", () => {
    shortenPromiseStacks(noting());
    expect(frames(new Error("ours"))).toBeGreaterThan(1);
  });

  it("gives the limit back when the SDK throws", () => {
    const sdk = {
      debuggablePromise: (): never => {
        throw new TypeError("broken");
      },
    };
    shortenPromiseStacks(sdk);
    expect(() => sdk.debuggablePromise()).toThrow(new TypeError("broken"));
    expect(Error.stackTraceLimit).toBe(10);
  });

  it("changes nothing at a second call", () => {
    const sdk = noting();
    shortenPromiseStacks(sdk);
    const once = sdk.debuggablePromise;
    shortenPromiseStacks(sdk);
    expect(sdk.debuggablePromise).toBe(once);
  });

  it("keeps stacks whole where somebody looks for promises that leak", async () => {
    process.env[LEAKS] = "1";
    const sdk = noting();
    shortenPromiseStacks(sdk);
    await sdk.debuggablePromise(Promise.resolve(), "context");
    expect(sdk.noted.map(frames)).not.toEqual([0]);
  });

  it("leaves an SDK alone that has no such function", () => {
    const sdk = {} as ReturnType<typeof noting>; // as a later SDK could be
    shortenPromiseStacks(sdk);
    expect(sdk).toEqual({});
  });

  it("finds the function in the SDK that is installed, and its promises carry no frames", async () => {
    shortenPromiseStacks();
    const real = debuggable as unknown as ReturnType<typeof noting>; // its declarations leave the function out
    const promise = Promise.resolve(7);
    await expect(real.debuggablePromise(promise, "test")).resolves.toBe(7);
    expect(frames({ stack: String(Reflect.get(promise, "_debugStackTrace")) } as Error)).toBe(0); // only its text is looked at
  });
});
