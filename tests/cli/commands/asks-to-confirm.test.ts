import { describe, expect, it } from "@jest/globals";
import { asksToConfirm } from "../../../cli/commands/asks-to-confirm.ts";

describe("asksToConfirm", () => {
  it.each([
    ["staging", "rehearsal", false],
    ["staging", "cloud", true],
    ["production", "rehearsal", true],
    ["production", "cloud", true],
  ] as const)("of %s on the %s: %s", (tier, on, asks) => {
    expect(asksToConfirm({ tier }, on)).toBe(asks);
  });
});
