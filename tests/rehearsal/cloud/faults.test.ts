import { describe, expect, it } from "@jest/globals";
import { strikes } from "../../../rehearsal/cloud/faults.ts";

describe("strikes", () => {
  const faults = [
    { kind: "pull", target: "api" },
    { kind: "health", target: "*" },
  ];
  it.each([
    ["pull", "api", true],
    ["pull", "web", false],
    ["health", "web", true],
    ["pull", "*", false],
    ["dns", "api", false],
  ])("a fault of kind %s on %s: %s", (kind, target, struck) => {
    expect(strikes(faults, kind, target)).toBe(struck);
  });

  it("strikes nothing where none is switched on", () => {
    expect(strikes([], "health", "api")).toBe(false);
  });
});
