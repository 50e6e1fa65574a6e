import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { routingPriorities } from "../../../infra/service/routing-priorities.ts";
import { exampleService } from "../example-settings.ts";

const PATH = fc.stringMatching(/^\/[a-z/]{0,20}[*?]?$/);
const HOSTNAME = fc.constantFrom("a.example", "b.example", "c.example");
const PAIRS = fc.uniqueArray(fc.tuple(HOSTNAME, PATH), { maxLength: 40, selector: (pair) => pair.join(" ") });

function prioritiesOf(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, number> {
  const routes = pairs.map(([hostname, path]) => ({ hostname, paths: [path] }));
  const found = routingPriorities({ api: exampleService({ routes }) });
  return new Map(found.map(({ hostname, path, priority }) => [`${hostname} ${path}`, priority]));
}

describe("routingPriorities", () => {
  it("gives one rule for each hostname and path, with its service", () => {
    const api = exampleService({ routes: [{ hostname: "a.example", paths: ["/x", "/y/*"] }] });
    const worker = exampleService({ name: "worker", routes: [] });
    const found = routingPriorities({ api, worker });
    expect(found.map(({ hostname, path, service }) => [service, hostname, path])).toEqual([
      ["api", "a.example", "/x"],
      ["api", "a.example", "/y/*"],
    ]);
  });

  it("asks longer patterns first, and an exact one before a wildcard of the same length", () => {
    const found = prioritiesOf([
      ["a.example", "/*"],
      ["a.example", "/api/*"],
      ["a.example", "/api/"],
      ["a.example", "/api/orders/*"],
    ]);
    const ordered = [...found].sort(([, a], [, b]) => a - b).map(([key]) => key);
    expect(ordered).toEqual([
      "a.example /api/orders/*",
      "a.example /api/",
      "a.example /api/*",
      "a.example /*",
    ]);
  });

  it("stays between 1 and 50000 at the shortest and the longest pattern", () => {
    const [longest, shortest] = [
      ...prioritiesOf([
        ["a.example", `/${"x".repeat(127)}`],
        ["a.example", "*"],
      ]).values(),
    ].sort((a, b) => a - b);
    expect(longest).toBeGreaterThanOrEqual(1);
    expect(shortest).toBeLessThanOrEqual(50_000);
    expect(shortest).toBeGreaterThan(49_000);
  });

  it("never gives a number twice", () => {
    fc.assert(
      fc.property(PAIRS, (pairs) => {
        const found = [...prioritiesOf(pairs).values()];
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  it("gives each route the same number whatever the order of the configuration", () => {
    fc.assert(
      fc.property(PAIRS, (pairs) => {
        expect(prioritiesOf([...pairs].reverse())).toEqual(prioritiesOf(pairs));
      }),
    );
  });

  it("moves no other route when one of another length is added", () => {
    const before = prioritiesOf([
      ["a.example", "/*"],
      ["b.example", "/*"],
    ]);
    const after = prioritiesOf([
      ["a.example", "/*"],
      ["b.example", "/*"],
      ["a.example", "/api/*"],
    ]);
    for (const [key, priority] of before) expect(after.get(key)).toBe(priority);
  });

  it("refuses more patterns of one length than have a number", () => {
    const routes = Array.from({ length: 194 }, (_, n) => ({ hostname: `h${n}.example`, paths: ["/*"] }));
    expect(() => routingPriorities({ api: exampleService({ routes }) })).toThrow(
      new Error('routes: at most 193 patterns of one length were expected; "/*" is one more.'),
    );
  });
});
