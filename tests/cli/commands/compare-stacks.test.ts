import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { compareStacks } from "../../../cli/commands/compare-stacks.ts";
import { QuietTerminal } from "../quiet-terminal.ts";

const configDir = fileURLToPath(new URL("../../../", import.meta.url));

describe("compareStacks", () => {
  it("shows settings that differ side by side, each with where it came from, and no others", () => {
    const terminal = new QuietTerminal();
    expect(compareStacks({ configDir, stack: "staging", against: "production", terminal })).toBe(0);
    expect(terminal.said[0]).toMatch(/^setting +staging +production$/);
    expect(terminal.said).toContainEqual(
      expect.stringMatching(/^network\.zoneCount +2 \(tier default\) +3 \(tier default\)$/),
    );
    expect(terminal.said.join("\n")).not.toMatch(/^product /m);
    expect(terminal.document.differences).toContainEqual(
      expect.objectContaining({ path: "network.zoneCount" }),
    );
  });

  it("says so where both decide the same", () => {
    const terminal = new QuietTerminal();
    compareStacks({ configDir, stack: "staging", against: "staging", terminal });
    expect(terminal.said).toEqual(["staging and staging decide the same."]);
  });

  it("refuses a stack that the folder lacks, with the nearest", () => {
    const terminal = new QuietTerminal();
    expect(() => compareStacks({ configDir, stack: "staging", against: "productoin", terminal })).toThrow(
      'stack: one of the stacks production, staging; got "productoin". Write --stack production.',
    );
  });
});
