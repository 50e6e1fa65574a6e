import { describe, expect, it } from "@jest/globals";
import { type Fault, Faults } from "../../../rehearsal/cloud/faults.ts";

describe("Faults", () => {
  const all: readonly Fault[] = [
    { kind: "pull", target: "api" },
    { kind: "health", target: "*" },
  ];

  it.each([
    ["pull", "api", true],
    ["pull", "web", false],
    ["health", "web", true],
    ["pull", "*", false],
    ["image-absent", "api", false],
  ] as const)("strike by a fault of kind %s on %s: %s", (kind, target, struck) => {
    expect(new Faults(all).strike(kind, target)).toBe(struck);
  });

  it("strike nothing where none is switched on", () => {
    expect(new Faults().strike("health", "api")).toBe(false);
  });

  it("tell those that nothing was struck by", () => {
    const faults = new Faults(all);
    faults.strike("pull", "web");
    expect(faults.idle).toEqual(all);
    faults.strike("pull", "api");
    expect(faults.idle).toEqual([all[1]]);
  });
});
