import { describe, expect, it } from "@jest/globals";
import { NotUnderstood } from "../../../policies/languages/not-understood.ts";

describe("NotUnderstood", () => {
  it("names what was not understood, and can be told from other faults", () => {
    const fault = new NotUnderstood("function sha256");
    expect(fault).toBeInstanceOf(Error);
    expect(`${fault.name}: ${fault.message}`).toBe("NotUnderstood: not understood: function sha256");
    expect(new Error("not understood: function sha256")).not.toBeInstanceOf(NotUnderstood);
  });
});
