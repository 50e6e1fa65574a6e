import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Counters } from "../../../rehearsal/traffic/counters.ts";

describe("Counters", () => {
  it("count a request in the window that ends with it", () => {
    const counters = new Counters();
    const counts = [0, 10, 59, 60, 69, 70].map((second) => counters.count("login", "a", second, 60));
    expect(counts).toEqual([1, 2, 3, 3, 4, 4]);
  });

  it("count each caller and each limit by itself", () => {
    const counters = new Counters();
    const counts = [
      ["login", "a"],
      ["login", "b"],
      ["api", "a"],
      ["login", "a"],
    ].map(([limit = "", caller = ""]) => counters.count(limit, caller, 0, 60));
    expect(counts).toEqual([1, 1, 1, 2]);
  });

  it("count what a plain look back over all requests counts", () => {
    const steps = fc.array(fc.nat({ max: 30 }), { maxLength: 40 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 60 }), (pauses, window) => {
        const counters = new Counters();
        const times = pauses.map((_, index) =>
          pauses.slice(0, index + 1).reduce((sum, pause) => sum + pause, 0),
        );
        for (const [index, time] of times.entries()) {
          const recent = times.slice(0, index + 1).filter((earlier) => earlier > time - window);
          expect(counters.count("limit", "a", time, window)).toBe(recent.length);
        }
      }),
    );
  });
});

describe("a caller who is held", () => {
  it("is refused until then, by that limit alone", () => {
    const counters = new Counters();
    expect(counters.isHeld("login", "a", 0)).toBe(false);
    counters.hold("login", "a", 60);
    expect([0, 59, 60].map((second) => counters.isHeld("login", "a", second))).toEqual([true, true, false]);
    expect(counters.isHeld("login", "b", 0)).toBe(false);
    expect(counters.isHeld("api", "a", 0)).toBe(false);
  });
});
