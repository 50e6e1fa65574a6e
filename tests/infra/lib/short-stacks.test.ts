import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { withShortStacks } from "../../../infra/lib/short-stacks.ts";

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

describe("withShortStacks", () => {
  it("lets an error inside say where it was thrown and no more, and the next one outside everything again", () => {
    const inside = withShortStacks(() => new Error("inside"));
    expect(frames(inside)).toBe(1);
    expect(inside.stack).toContain("short-stacks.test.ts");
    expect(frames(new Error("outside"))).toBeGreaterThan(1);
  });

  it("gives the limit back when the work throws", () => {
    expect(() =>
      withShortStacks(() => {
        throw new TypeError("broken");
      }),
    ).toThrow(new TypeError("broken"));
    expect(Error.stackTraceLimit).toBe(10);
  });

  it("does not lengthen stacks that were switched off", () => {
    Error.stackTraceLimit = 0;
    expect(frames(withShortStacks(() => new Error("inside")))).toBe(0);
  });

  it("keeps stacks whole where somebody looks for promises that leak", () => {
    process.env[LEAKS] = "1";
    expect(frames(withShortStacks(() => new Error("inside")))).toBeGreaterThan(1);
  });
});
